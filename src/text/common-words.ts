/**
 * Words that stand in texts about anything at all. A term that bears one of them as a name would be linked
 * where nobody speaks of it: such a name needs to be marked as an everyday word, or to have senses.
 * In small letters, the scripts apart from one another.
 */
const LATIN = `
  ability access account act action activity address age agent agreement air amount animal answer area arm art
  article attack author authority back bag balance ball band bank bar base basis bath beach bed bell bird birth
  block blood board boat body bond book border bottle bottom box boy brain branch bread bridge brother budget
  building bus business call camera camp capital car card care case cash cat cause cell center centre chain chair
  challenge chance change chapter charge chart check child choice church circle city claim class clock cloud club
  coast code collection college colour color commission community company competition concern condition conductor
  connection contact container content contract control cook copy corner cost country course court cover credit
  crowd culture cup customer cycle damage dance danger dark data date day deal death debate decision deck degree
  delay delivery demand department design desk detail development device difference dinner direction director
  discovery discussion display distance division doctor dog door doubt draft dream dress drink drive driver drop
  earth east edge effect effort egg election element energy engine entry environment error event evidence example
  exchange exercise experience expert export eye face fact factory failure faith family farm father fear feature
  feeling field fight figure file film filter finger fire fish flat flight floor flow flower food foot force
  forest form foundation frame freedom friend front fruit fuel function fund future game garden gas gate glance
  glass goal gold government grade ground group growth guard guest guide hair hall hand harbour harbor head health
  heart heat help hill history hole holiday home hope horizon horse host hotel hour house human idea image impact
  income increase industry information instance interest issue item job join journey judge key kind king kitchen
  label labour labor lake lamp land language law layer leader league leaf lesson letter level library life lift
  light limit line link list load loan lock loss love lunch machine magazine mail manager map mark market master
  match material matter meal measure media medicine meeting member memory message metal method middle mile milk
  mind mine minister minute mirror mission mistake mix model moment money month moon morning mother motion mountain
  mouth move music name nation nature neck need network news night node noise north note number object offer
  office officer oil opening operation operator opinion option order organ owner pack page pain paint pair paper
  parent park part partner party pass past path pattern pay peace pen people period person phone photo picture
  piece pilot place placement plan plane plant plate platform play player pleasure pocket point police policy pool
  population port position post pound power practice present president press pressure price prize problem process
  product production profit program programme progress project promise property proposal protection proxy purpose
  quality quarter queen question queue race radio rail rain range rate reach reaction reader reason record
  reference region register registry relation release replica report request research reserve resource response
  rest restaurant result return review reward rice ring rise risk river road rock role roof room root route row
  rule run sale sample sand scale scene schedule scheduler scheme school science score screen sea search season
  seat secret section security seed self sense series server service session set shadow shape share sheet shell
  ship shoe shop shore shot shoulder show side sight sign signal silence site size skill skin skyline sleep smile
  smoke snow society soil soldier solution song sort sound source south space speech speed sport spring square
  staff stage stand standard star start state station status step stick stock stone stop storage store storm story
  stream street strength stress structure student study style subject success sugar suit summer sun supply support
  surface swift switch system table talk target task taste tax tea teacher team technology television test text
  theatre theory thing thought threat ticket time title tool top topic total touch tour tower town track trade
  traffic train training travel treatment tree trial trip trouble trust truth turn type uncle union unit
  university use user valley value version vessel victory video view village virtue visit voice volume vote wage
  wait walk wall war watch water wave way weather web week weight west wheel whole wife wild wind window wine wing
  winter wish woman wood word work worker world writer year yield youth zone
`;

const HAN = `
  安全 安排 案例 办法 办公室 帮助 包 包装 保护 保险 报告 报纸 背景 比较 比赛 边界 边缘 变化 标签 标题 标准 表 表面 表示
  部分 部门 部署 材料 采用 菜单 操作 测试 层 产品 长城 场景 超级 车 称呼 成本 成果 成员 城市 程序 尺寸 冲突 出口 处理 传播
  传统 船 窗口 创造 存储 存在 措施 错误 大家 大小 大学 代表 代价 代理 单位 当地 道路 等级 地点 地方 地图 地址 电话 电视 电影
  调查 调度 调整 定义 订单 动态 动物 动作 端口 段 对象 队列 队伍 发展 法律 范围 方案 方法 方面 方式 方向 防火墙 房间 飞机 费用
  分布 分类 分区 分支 份额 风险 封面 服务 服务员 服务器 负载 复制 改变 概念 感觉 岗位 港口 高度 格式 个人 根 更新 工厂 工程 工具
  工人 工作 公共 公司 公园 功能 供应 共享 构成 故事 故障 顾客 关键 关系 观点 管道 管理 管理员 广播 规定 规格 规划 规律 规模 规则
  国家 果实 过程 过滤 海 行业 行为 行动 合同 合作 核心 后台 互动 花 环境 环节 会议 活动 火车 货物 机构 机会 机器 机器人 机械 基本
  基础 基地 积极 级别 集合 集群 集体 集团 计划 计量 计算 记录 记忆 技能 技术 季节 价格 价值 架构 监控 监督 检查 建议 建筑 健康 交换
  交流 交通 交易 角度 角色 教师 教学 教育 阶段 接口 街道 节点 节目 节日 结构 结果 结论 解释 界面 界限 金额 进步 进程 进展 精神
  经济 经理 经验 镜像 镜子 局部 距离 卷 决定 开始 开放 客户 客人 空间 空气 控制 控制器 口 库 快照 困难 来源 劳动 老师 类型 力量
  历史 利益 例子 连接 联系 链 列 列表 领导 领域 流 流程 流量 楼 路 路线 路由 旅行 绿色 满足 媒体 门 面积 名称 名字 命令 命名
  模板 模块 模式 模型 母亲 木材 目标 目的 目录 内容 内存 能力 能量 能源 年 牌子 判断 培训 配置 朋友 批评 片 频道 频率 品牌 平衡
  平台 苹果 评价 凭证 期望 其他 企业 气候 汽车 起点 前台 钱 桥 桥梁 区别 区域 渠道 权力 权利 权限 缺点 群 群体 群众 让步 人 人口 人类 人员
  任务 日期 日志 日子 容量 容器 入口 软件 商店 商品 商业 上下文 设备 设计 设施 社会 社区 身份 身体 生产 生活 生命 生意 声音 省 
  时代 时间 时期 实例 实践 实体 实现 食物 市场 事故 事件 事情 事实 事业 试验 视频 视图 手机 书 书籍 属性 数据 数量 数字 水 水平 睡眠
  思想 速度 算法 台 态度 套餐 特点 特性 特征 提高 体系 天气 条件 调节 停止 通道 通知 统计 统一 投资 图 图片 图书 图像 团队 推荐 椅子
  网 网络 网站 危险 卫生 位置 温度 文化 文件 文章 文字 问题 物质 误解 系统 细节 现场 现实 现象 线 线路 限制 箱子 项目 消费 消息 效果
  效率 协议 心理 心情 新闻 信 信号 信息 星球 形式 形状 性能 性质 姓名 需求 需要 选举 选项 选择 学生 学校 学习 训练 压力 颜色 眼睛
  演员 演出 养分 样子 要求 要素 业务 医生 医院 仪表盘 艺术 意见 意义 因素 音乐 银行 印象 应用 英雄 影响 用户 优点 优势 邮件 邮局 游戏
  语言 预算 元素 园林 原理 原因 原则 源 约束 月 运动 运输 运行 灾害 责任 展示 站 战争 账户 照片 阵地 整体 政策 政府 证据 支持 知识
  职业 职责 执行 值 指标 指导 制度 质量 治疗 秩序 中间 中心 种类 重点 周期 主机 主人 主题 注意 住房 专家 转换 装置 状况 状态 准备 桌面
  资产 资格 资金 资料 资源 自然 自由 宗教 组 组织 最终 作品 作业 作用 作者 座位 做法
`;

/** Everyday words of English and Chinese. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(`${LATIN} ${HAN}`.trim().split(/\s+/));
