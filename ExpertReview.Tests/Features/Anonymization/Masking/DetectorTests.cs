namespace ExpertReview.Tests.Features.Anonymization.Masking;

/// <summary>What is masked without being named in any field. Numbers are invented, with true check digits.</summary>
public sealed class DetectorTests
{
    [Theory]
    [InlineData("电话13800138000。", "电话[电话]。")]
    [InlineData("电话１３８００１３８０００。", "电话[电话]。")]
    [InlineData("电话138-0013-8000。", "电话[电话]。")]
    [InlineData("电话138 0013 8000。", "电话[电话]。")]
    [InlineData("电话1\u200b38001\u200b38000。", "电话[电话]。")]
    [InlineData("拨+86 13800138000。", "拨[电话]。")]
    [InlineData("固话0575-86012345转801。", "固话[电话]。")]
    [InlineData("固话（0575）86012345。", "固话[电话]。")]
    [InlineData("热线：86012345。", "热线：[电话]。")]
    [InlineData("客服400-800-1234。", "客服[电话]。")]
    [InlineData("手机一三八零零一三八零零零。", "手机[电话]。")]
    public void Phones(string text, string masked) => Assert.Equal(masked, Forms.Masked(text));

    [Theory]
    [InlineData("邮箱user@example.com。", "邮箱[邮箱]。")]
    [InlineData("邮箱user＠example.com.cn。", "邮箱[邮箱]。")]
    [InlineData("邮箱user(at)example.com。", "邮箱[邮箱]。")]
    [InlineData("详见https://www.example.com/a?b=1。", "详见[网址]。")]
    [InlineData("详见example.cn官网。", "详见[网址]官网。")]
    [InlineData("微信号：abc_12345，QQ群：123456789。", "微信号：[账号]，QQ群：[账号]。")]
    [InlineData("车牌浙D12345。", "车牌[账号]。")]
    [InlineData("位于人民路123号。", "[地址]。")]
    public void Addresses(string text, string masked) => Assert.Equal(masked, Forms.Masked(text));

    [Theory]
    [InlineData("号码11010519491231002X。", "号码[证件号]。")]
    [InlineData("号码110105 19491231 002X。", "号码[证件号]。")]
    [InlineData("号码110105491231002。", "号码[证件号]。")]
    [InlineData("代码91350100M000100Y43。", "代码[证件号]。")]
    [InlineData("身份证号110105194912310021。", "身份证号[证件号]。")]
    public void Numbers_of_persons_and_bodies(string text, string masked) => Assert.Equal(masked, Forms.Masked(text));

    [Theory]
    [InlineData("实现营收403.25亿元，同比增长12.5%，2025年达1947.12亿元。")]
    [InlineData("投资15000000000元，出口4008001234567元，编号110105194912310021999。")]
    [InlineData("发明专利192件，标准35项，企业764家。")]
    public void Figures_are_no_phones_or_numbers(string text) => Assert.Equal(text.Replace("15000000000", "[电话]", StringComparison.Ordinal), Forms.Masked(text));

    [Theory]
    [InlineData("从德清县到绍兴市诸暨市，再到德清县。", "从某县A到某市A某县B，再到某县A。")]
    [InlineData("浙江省湖州市德清县产业带。", "某市A某县A产业带。")]
    [InlineData("德 清 县与诸\u200b暨\u200b市、諸暨。", "某县A与某县B、某县B。")]
    [InlineData("位于三门，来自安吉，在江山产业园。", "位于某县A，来自某县B，在平台01。")]
    [InlineData("轴承之乡、五金之都的经验。", "某县A、某县B的经验。")]
    public void Places(string text, string masked) => Assert.Equal(masked, Forms.Masked(text));

    [Theory]
    [InlineData("阿里云和华为云均已接入平台。")]
    [InlineData("专家授课涵盖三门课程。")]
    [InlineData("祝产业链平安吉祥，稳健发展。")]
    [InlineData("相关论文成果已发表二十篇。")]
    [InlineData("企业长兴不衰的根本在于创新。")]
    [InlineData("数据德清洗流程符合规范。")]
    [InlineData("建立永康复机制保障员工健康。")]
    [InlineData("会议宁海关数据显示出口增长。")]
    [InlineData("该技术如同产业的定海神针。")]
    [InlineData("江山代有才人出，团队年轻化明显。")]
    [InlineData("在天台上安装了分布式光伏。")]
    [InlineData("产品以海盐为原料进行深加工。")]
    [InlineData("浙江山区面临安全挑战，上海宁波两港联动。", "宁波")]
    [InlineData("仪器仪表、电动工具、轴承和服装产业。")]
    public void Ordinary_words_that_look_like_places_stay(string text, string? place = null) =>
        Assert.Equal(place is null ? text : text.Replace(place, "某市A", StringComparison.Ordinal), Forms.Masked(text));

    [Theory]
    [InlineData("引进浙江正成工业有限公司，正成股份和正成已投产。", "引进企业01，企业01和企业01已投产。")]
    [InlineData("捷特激光股份有限公司又称捷特科技。", "企业01又称企业01。")]
    [InlineData("与之江实验室、西子大学合作。", "与平台01、平台02合作。")]
    [InlineData("华为技术有限公司参与。", "企业01参与。")]
    [InlineData("拥有省级企业研究院、国家级企业技术中心，与高校、研究院合作。", "拥有省级企业研究院、国家级企业技术中心，与高校、研究院合作。")]
    public void Organizations(string text, string masked) => Assert.Equal(masked, Forms.Masked(text));

    [Theory]
    [InlineData("由周国栋牵头，周国栋已到任。", "由人员01牵头，人员01已到任。")]
    [InlineData("联系人：王春生，电话。", "联系人：人员01，电话。")]
    [InlineData("欧阳文博董事长介绍。", "人员01董事长介绍。")]
    [InlineData("负责人高峰，用电高峰期。", "负责人人员01，用电高峰期。")]
    [InlineData("由主要领导任组长，管委会主任负责，由龙头企业牵头，负责人须具备高级职称。", "由主要领导任组长，管委会主任负责，由龙头企业牵头，负责人须具备高级职称。")]
    public void Persons(string text, string masked) => Assert.Equal(masked, Forms.Masked(text));
}
