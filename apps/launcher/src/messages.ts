/**
 * What the launcher says to the person at the terminal. It runs before any language is chosen,
 * so each sentence is there in both.
 */
export const messages = {
  noPostgresForPlatform: (name: string, reason: string) =>
    `找不到本平台的内置 PostgreSQL，请设置 DATABASE_URL / No embedded PostgreSQL for this platform (${name}); set DATABASE_URL. ${reason}`,
  postgresFailed: (logFile: string, lastLine: string) =>
    `内置 PostgreSQL 未能启动，详见日志 / The embedded PostgreSQL did not start; see ${logFile}. ${lastLine}`,
  initdbFailed: (reason: string) =>
    `无法初始化内置 PostgreSQL 数据目录 / The embedded PostgreSQL could not create its data folder: ${reason}`,
  clusterOfOtherVersion: (folder: string, found: string, wanted: string) =>
    `数据目录由 PostgreSQL ${found} 创建，本程序使用 ${wanted} / The data folder ${folder} was made by PostgreSQL ${found}, this program brings ${wanted}.`,
  clusterNotReadable: (folder: string) =>
    `当前用户无法读取数据库目录，请使用最初启动时的用户 / This user can't read the database folder ${folder}: start as the user who started it first.`,
  clusterOfOtherDataDir: (cluster: string, dataDir: string) =>
    `DATA_DIR 是副本，其数据库属于另一目录 / This DATA_DIR is a copy: its database ${cluster} belongs to ${dataDir}; remove postgres.json here to begin with an empty database.`,
  markerUnreadable: (file: string) =>
    `文件已损坏，无法读取 / ${file} is damaged: restore it, or remove it to begin with an empty database.`,
  clusterSetAside: (folder: string) =>
    `发现没有 postgres.json 的旧数据库，已移至一旁 / Found a database without its postgres.json; moved it aside to ${folder}.`,
} as const;
