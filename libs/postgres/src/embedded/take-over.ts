/**
 * What is said to a server that runs for itself alone, so that the role owns its database and is no more than that. Each
 * statement may be said again: a taking over that was broken off is begun anew.
 */
import { OWN } from './access.js';

interface Wanted {
  /** As Postgres keeps it. */
  verifier: string;
  mayCreateDatabases: boolean;
}

/** The first database that a server has becomes the role's: there earlier releases kept all that they had. */
export function rolesAndDatabase({ verifier, mayCreateDatabases }: Wanted): string[] {
  const may = `login nosuperuser ${mayCreateDatabases ? '' : 'no'}createdb nocreaterole noreplication nobypassrls`;
  return [
    `do $$ begin
       if not exists (select from pg_roles where rolname = '${OWN}') then create role ${OWN}; end if;
     end $$`,
    `alter role ${OWN} with ${may} password '${verifier}'`,
    `do $$ begin
       if not exists (select from pg_database where datname = '${OWN}') then
         alter database postgres rename to ${OWN};
       end if;
     end $$`,
    `alter database ${OWN} owner to ${OWN}`,
  ];
}

const NOT_THE_SYSTEMS = `nspname !~ '^pg_' and nspname <> 'information_schema'`;
/** A sequence goes with its table, and what an extension brought with it. */
const ON_ITS_OWN = (catalogue: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = o.oid and d.deptype in ('a', 'i', 'e'))`;

/** All that the superuser made in the database. */
export const ownership = [
  everyOne(
    `select 'schema ' || quote_ident(nspname) as it from pg_namespace where ${NOT_THE_SYSTEMS} and nspname <> 'public'`,
  ),
  everyOne(`select 'table ' || o.oid::regclass as it from pg_class o join pg_namespace n on n.oid = relnamespace
    where ${NOT_THE_SYSTEMS} and relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${ON_ITS_OWN('pg_class')}`),
  everyOne(`select 'routine ' || o.oid::regprocedure as it from pg_proc o join pg_namespace n on n.oid = pronamespace
    where ${NOT_THE_SYSTEMS} and prokind <> 'a' and ${ON_ITS_OWN('pg_proc')}`),
];

function everyOne(named: string): string {
  return `do $$ declare one record; begin
    for one in ${named} loop execute 'alter ' || one.it || ' owner to ${OWN}'; end loop;
  end $$`;
}
