using System.Collections.Frozen;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// Traditional forms of the characters that names of places, firms and people use, so that 華達 is found as 华达.
/// Only unambiguous pairs: the text itself is never rewritten, just compared.
/// </summary>
internal static class TraditionalCharacters
{
    private const string Pairs =
        "華华達达興兴馳驰遠远創创東东盛盛寧宁溫温臺台紹绍麗丽區区縣县鄉乡鎮镇蕭萧餘余臨临錢钱廬庐甌瓯龍龙灣湾蒼苍順顺瑞瑞樂乐"
        + "鹽盐嘉嘉桐桐吳吴潯浔長长諸诸義义蘭兰開开遊游黃黄巖岩橋桥門门嶺岭蓮莲縉缙雲云慶庆陽阳國国產产業业園园發发經经濟济術术"
        + "電电氣气機机裝装備备農农醫医藥药器器紡纺織织軟软數数據据網网絡络聯联車车輪轮軸轴閥阀壓压動动鋼钢鐵铁銅铜鋁铝錫锡鋅锌"
        + "銀银鑫鑫鋒锋銳锐鈞钧鉅钜鑽钻鏈链錦锦鴻鸿鵬鹏鷹鹰鳳凤馬马駿骏騰腾驛驿飛飞風风順顺顯显領领頂顶題题類类顏颜顧顾館馆飲饮"
        + "養养廣广莊庄慶庆應应廠厂廳厅師师幣币張张強强彌弥後后從从復复德德恆恒態态慧慧戰战揚扬擴扩攜携敵敌樓楼標标樣样樹树權权"
        + "歐欧歷历歸归漢汉漁渔湧涌淵渊澤泽濱滨瀾澜濤涛潤润灘滩烏乌煉炼燈灯營营爾尔獅狮環环瑪玛瑋玮瓊琼畢毕畫画盧卢盤盘眾众碩硕"
        + "確确礦矿禮礼禎祯種种積积穩稳穀谷窯窑競竞筆笔節节範范築筑簡简籌筹糧粮紀纪紅红純纯級级細细終终組组結结絲丝維维綠绿綱纲"
        + "總总績绩緯纬線线編编績绩繼继續续羅罗聖圣聲声職职肅肃膠胶艦舰藝艺薩萨蘇苏處处號号衛卫補补規规視视覽览計计訊讯記记設设許许"
        + "評评詠咏詩诗誠诚話话該该認认語语誼谊調调諒谅談谈請请論论謝谢謙谦證证識识譽誉護护變变讓让豐丰貝贝財财責责賢贤貨货質质貿贸"
        + "資资賓宾賴赖購购賽赛贊赞趙赵跡迹躍跃軍军軒轩輝辉輕轻輯辑輸输轉转辦办邊边運运過过進进連连週周鄒邹鄭郑鄧邓郵邮醬酱釋释"
        + "鋪铺錄录鍛锻鍵键鎂镁鎳镍鏡镜鑄铸間间閃闪閔闵聞闻閣阁閻阎闊阔關关陳陈陸陆際际隊队階阶隨随險险雙双雜杂雞鸡離离難难靈灵靜静"
        + "韋韦韓韩響响頁页須须預预頻频願愿馮冯駐驻駱骆駕驾驗验魯鲁鮑鲍鮮鲜鱗鳞鳥鸟鳴鸣鷗鸥麥麦齊齐齡龄龐庞龔龚單单嚴严喬乔團团圖图"
        + "場场塊块塗涂塘塘壇坛壯壮壽寿夢梦奧奥婁娄孫孙學学實实寶宝審审寫写專专將将對对導导屬属岡冈島岛峽峡崗岗嶼屿嶽岳鞏巩帥帅帶带"
        + "優优儀仪億亿償偿傳传傑杰偉伟側侧俠侠倉仓個个倫伦兩两冊册凱凯劃划劉刘剛刚劍剑勁劲勛勋勝胜勞劳勢势匯汇協协衝冲決决況况凍冻淨净"
        + "滬沪滄沧溝沟滿满湯汤渦涡測测潔洁潛潜澆浇濃浓瀏浏灝灏無无煙烟熱热愛爱爺爷牆墙狀状獨独獎奖獲获現现瑤瑶畝亩療疗皚皑監监祿禄"
        + "萬万葉叶蔣蒋藍蓝蘆芦蔭荫薈荟薦荐藥药虛虚蟲虫術术衢衢袞衮裏里製制複复褲裤襲袭見见親亲覺觉觀观訂订訓训託托詳详誌志誕诞謀谋譚谭"
        + "賀贺貴贵買买費费賈贾資资賦赋贏赢趨趋車车軌轨較较載载輛辆遙遥遞递遷迁選选遺遗邏逻鄰邻醞酝針针釣钓釘钉鈴铃鈕钮鉛铅鉬钼銘铭鋰锂";

    private static readonly FrozenDictionary<char, char> Simplified = Pairs.Chunk(2)
        .DistinctBy(pair => pair[0])
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    internal static char Simplify(char character) => Simplified.GetValueOrDefault(character, character);
}
