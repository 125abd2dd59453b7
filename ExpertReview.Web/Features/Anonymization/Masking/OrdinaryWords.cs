using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Words that name nobody: a short form made of nothing else is not a name.</summary>
internal static partial class OrdinaryWords
{
    /// <summary>Words of trades, facilities and ranks, as they stand in organizations' names.</summary>
    private static readonly string[] Generic = Words("""
        人工智能 智能装备 智能制造 智能 数字 数据 软件 信息 网络 通信 通讯 物联网 物联 互联网 集成电路 半导体 芯片 光电 光学 电子 电器 电气 电动 电机 电力
        新能源 能源 储能 光伏 风电 电池 新材料 新材 材料 金属 钢铁 铜业 铝业 化工 化纤 化学 石化 塑料 塑业 橡胶 生物 医药 制药 药业 医疗 器械 医美 兽药 健康 食品
        纺织 服装 服饰 印染 针织 皮革 鞋业 家居 家具 家电 家纺 机械 机床 机器人 装备 设备 重工 精工 精密 精机 仪器 仪表 泵阀 阀门 泵业 轴承 模具 工具 五金 电动工具
        汽车 汽配 汽车零部件 零部件 整车 船舶 船业 海工 航空 航天 低空 农机 农业 农产品 建材 建筑 建设 建工 包装 印刷 文具 文体 玩具 宠物 饰品 用品 工艺 木业 纸业 特种纸
        物流 运输 交通 港务 港口 贸易 商贸 进出口 投资 控股 金融 银行 证券 保险 资产 管理 咨询 传媒 文化 旅游 教育 环保 环境 水务 水泥 玻璃 陶瓷
        科技 技术 科学 工业 实业 产业 制造 工程 发展 开发 创新 创业 服务 公共 公共服务 共享 综合 协同 联合 检验 检测 认证 测试 中试 试验 实验 研发 设计 研究 孵化 加速 培训 推广 促进
        中心 平台 基地 研究院 研究所 研究中心 实验室 工程师 学院 大学 高校 院校 职业 学校 医院 联盟 协会 商会 学会 合作社 工作站 院士 博士后 众创空间 孵化器 加速器 产业园 园区 园 工业园 科技园 软件园 小镇 特色 新城 科技城
        开发区 高新区 经开区 新区 集聚区 产业集聚区 示范区 先导区 核心区 协同区 经济技术开发区 经济开发区 高新技术产业开发区 高新技术产业园区 高新技术 高新 经济 经开 管委会 人民政府 小微企业园 小微
        企业 公司 集团 股份 有限 厂 国家 国家级 省级 市级 县级 区级 省 市 县 区 级 全国 全省 全市 全球 国际 国内 国外 世界 亚洲 世界级 中国 浙江 浙江省 重点 重大 龙头 骨干 优质 一流 领先 先进 高端 现代 绿色 特种 新型 新兴 未来 专业 专用 专精特新 小巨人 单项冠军 链主 省重点 省市 集群 大型 中小 中小企业
        一批 多家 多个 一个 两个 三个 两家 三家 几家 十家 若干 各 各类 各级 本 该 其 等 的 与 和 及 或 类 型 化 性 个 家 所 座 新 大 小 主导 特色产业 标准 质量 知识产权 人才 资源 数字化 智能化 绿色化 一体化 高质量 高水平 行业 领域 细分 赛道 生态 体系 链 产业链 供应链 创新链 上下游 配套 关键 核心 共性 前沿 应用 基础 高技术 万亩 千亩 百亩 千亿 百亿 总部 孵化园 双创 标杆 示范 试点 样板 星级 五星级 四星级 省部级 部级 院级 校级 独立 重要 知名 著名 优秀 有关 相关 同类 主要 全部 所有 所在 当地 本地 地方 乡镇 属地
        """);

    /// <summary>Two- and three-character words that a firm or a person may be called but that a text uses every day.</summary>
    private static readonly HashSet<string> Everyday = [.. Words("""
        创新 发展 东方 长城 远大 卓越 先锋 光明 未来 联合 中心 中国 国家 浙江 天下 天然 大地 大众 大成 大华 时代 世纪 全球 环球 国际 五星 金星 明星 新星 红星 方正 方圆 方向 阳光 曙光 朝阳
        高峰 高明 高远 高尚 高原 王国 成功 成就 文明 安全 安康 和平 和谐 平安 康复 健康 长安 吉祥 如意 万里 千里 四方 八方 八达 中华 华人 精工 精益 精诚 信用 诚信 信誉 领航 引领 领先 开拓 进取 腾飞 腾达 发达 兴旺 兴业 创业 创造 动力 活力 生态 绿色 蓝天 白云 星火 火炬 旗帜 标杆 智慧 启明 共同 共赢 合作 协作 协同 融合 汇聚 聚力 同行 同心 向上 向前 一流 第一 唯一 第三 全部 整体 综合 双环 三环 三维 立体 多元 金牌 品牌 名牌 王牌 优势 优质 优秀 合成 成立 成长 成果 万全 万能 关键 核心 重点 重大 龙头 常务 常委 于是 关于 易于 安居 安装 江南 江北 西湖 钱江 东海
        """)];

    private static readonly Regex GenericRun = new(
        $"^(?:{Alternatives(Generic)})+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex GenericTail = new($"(?:{Alternatives(Generic)})$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    internal static bool IsGeneric(string name) => GenericRun.IsMatch(name);

    internal static bool IsEveryday(string name) => Everyday.Contains(name);

    /// <summary>What is left of a name without the trade words at its end: 华达航空 is 华达.</summary>
    internal static string WithoutGenericTail(string name)
    {
        while (GenericTail.Match(name) is { Success: true } tail)
            name = name[..tail.Index];
        return name;
    }

    internal static string Alternatives(IEnumerable<string> words) =>
        string.Join('|', words.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Select(Regex.Escape));

    internal static string[] Words(string list) => Blank().Split(list.Trim());

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
