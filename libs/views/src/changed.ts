/** Word of each batch that the views, or the index beneath them, have taken. */
import { Notifications, type Sql, type Transaction } from '#postgres';

const CHANNEL = 'stet_views';

export async function tellViewsChanged(sql: Transaction): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, '')`;
}

/** Rings with each batch that the views have taken. */
export function notificationsOfViews(sql: Sql): Promise<Notifications> {
  return Notifications.on(sql, CHANNEL);
}

/** Tells with each batch that the views have taken, and whenever something may have gone unsaid. Throws if nobody can listen now. */
export function onViewsChanged(sql: Sql, tell: () => void): Promise<unknown> {
  return sql.listen(CHANNEL, tell, tell);
}
