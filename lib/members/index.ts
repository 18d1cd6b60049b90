/** How people come to belong to a tenant. */
export { askToRegister } from "./ask-to-register.ts";
export { describeRegistration, registerCompany } from "./register-company.ts";
export { isRegistrationOpen } from "./registration-setting.ts";
