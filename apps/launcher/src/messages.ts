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
    `当前用户无法读取数据库目录，请使用最初启动时的用户 / This user can't read ${folder}: start as the user who started it first.`,
  clusterOfOtherDataDir: (cluster: string, dataDir: string) =>
    `DATA_DIR 是副本，其数据库属于另一目录 / This DATA_DIR is a copy: its database ${cluster} belongs to ${dataDir}; remove postgres.json here to begin with an empty database.`,
  markerUnreadable: (file: string) =>
    `文件已损坏，无法读取 / ${file} is damaged: restore it, or remove it to begin with an empty database.`,
  clusterSetAside: (folder: string) =>
    `发现没有 postgres.json 的旧数据库，已移至一旁 / Found a database without its postgres.json; moved it aside to ${folder}.`,
  dataDirUnusable: (folder: string, reason: string) =>
    `数据目录不可写 / DATA_DIR ${folder} can't be written: ${reason}.`,
  alreadyRunning: (dataDir: string, pid: number) =>
    `该数据目录已有实例在运行，请先停止它 / Another instance (process ${pid}) already runs on the data in ${dataDir}; stop it first.`,
  portTaken: (host: string, port: number) =>
    `端口已被占用，请停止占用者或设置其他 PORT / Port ${port} on ${host} is taken; stop what uses it or set another PORT.`,
  cannotListen: (host: string, port: number, code: string) =>
    `无法监听该地址，请检查 HOST 与 PORT / Can't listen on ${host} port ${port} (${code}); check HOST and PORT.`,
  unknownArgument: (argument: string) =>
    `未知参数，仅支持 --demo / Unknown argument ${argument}; only --demo is known here.`,
  migrationFailed: (reason: string) =>
    `无法升级数据库，请检查 DATABASE_URL / The database can't be brought to this version: ${reason}`,
  stepFailed: (command: string, code: number) =>
    `启动步骤失败 / The step "${command}" failed with code ${code}; see the lines above.`,
  notReady: (seconds: number, folder: string) =>
    `服务在 ${seconds} 秒内未就绪，详见日志 / The service was not ready within ${seconds} s; see ${folder}.`,
  keepsCrashing: (name: string, folder: string) =>
    `进程反复退出，启动中止，详见日志 / The ${name} process keeps ending; see ${folder}.`,
  childRestarts: (name: string, how: string, seconds: number, log: string) =>
    `${name} 已退出 (${how})，${seconds} 秒后重启，详见 ${log} / ${name} ended (${how}); restarting in ${seconds} s, see ${log}.`,
  databaseRestarts: (seconds: number) =>
    `内置 PostgreSQL 意外退出，${seconds} 秒后重启 / The embedded PostgreSQL ended; restarting in ${seconds} s.`,
  stopping: '正在停止… / Stopping …',
  bannerTitle: (version: string) => `落地 Luodi ${version} 已就绪 / is ready`,
  bannerConsole: '控制台 Console',
  bannerForm: '登记表单 Public form',
  bannerDocs: '接口文档 API docs',
  bannerAdmin: '管理员 Admin',
  bannerArticle: '示例文章 Sample article',
  bannerDemo: '演示账号 Demo accounts',
  bannerStop: '按 Ctrl-C 停止 / Ctrl-C stops',
  passwordAsSet: '（密码已设置 password as set）',
  passwordShownOnce: '此密码只显示这一次，请记下 / this password is shown only once',
  noSite: '（尚无站点 no site yet）',
} as const;
