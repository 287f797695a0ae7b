/**
 * A database that answers what is inserted into a table with an error of Postgres' own, as a trigger has it do: a disk
 * that is really full takes a user who may mount one.
 */
import { connect, type Sql } from '#postgres';

const REFUSE = `
  create schema if not exists trouble;
  create or replace function trouble.refuse() returns trigger language plpgsql as $$
    begin
      raise exception using errcode = tg_argv[0], message = 'could not extend file "base/5/16524": No space left on device';
    end $$;`;

export class RefusingDatabase {
  private constructor(readonly sql: Sql) {}

  /** Whose own the tables are. */
  static async over(url: string): Promise<RefusingDatabase> {
    const sql = connect(url, { max: 1 });
    await sql.unsafe(REFUSE);
    return new RefusingDatabase(sql);
  }

  /** With this code, such as 53100: the disk is full. */
  async refuse(table: string, code: string): Promise<void> {
    await this.sql.unsafe(
      `create trigger refuse before insert on ${table} for each statement execute function trouble.refuse('${code}')`,
    );
  }

  async takeAgain(table: string): Promise<void> {
    await this.sql.unsafe(`drop trigger refuse on ${table}`);
  }

  close(): Promise<void> {
    return this.sql.end();
  }
}
