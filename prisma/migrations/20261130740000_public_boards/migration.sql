-- CreateTable
CREATE TABLE "public_board" (
    "board" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "public_board_pkey" PRIMARY KEY ("board")
);

-- Boards are the operator's: everybody may read which are public, and nobody else decides it.
REVOKE INSERT, UPDATE, DELETE ON "public_board" FROM bizosaas_app;

-- By name among companies is not by name to everybody: who wants that says so.
ALTER TABLE "company_board_choice" DROP CONSTRAINT "company_board_choice_choice";
ALTER TABLE "company_board_choice" ADD CONSTRAINT "company_board_choice_choice" CHECK ("choice" IN ('public', 'name', 'anonymous', 'none'));
