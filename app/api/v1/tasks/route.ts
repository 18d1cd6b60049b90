import { addTask, listTasks } from "#lib/crm";
import { activityItem, activityPage, addTaskInput, listTasksInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listTasks",
  summary: "Tasks by when they are due",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  query: listTasksInput,
  response: activityPage,
  handle: ({ context, query }) => listTasks(context, query),
});

export const POST = jsonRoute({
  operationId: "addTask",
  summary: "Write down what is to be done, by whom and by when",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  body: addTaskInput,
  response: activityItem,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => addTask(context, body),
});
