/** Supra-provincial areas people name. */
export const BROAD_REGIONS = ['长三角', '珠三角', '大湾区', '粤港澳大湾区', '京津冀', '江浙沪', '苏锡常', '苏南', '苏北', '浙北', '浙南', '皖南', '皖北', '粤东', '粤西', '粤北', '闽南', '川渝', '成渝', '华东', '华南', '华北', '华中', '西南', '西北', '东北', '环渤海', '长株潭', '胶东', '关中'] as const; // prettier-ignore

/** Well-known development zones and new areas that no division table lists. */
export const ZONES = ['苏州工业园区', '浦东', '浦东新区', '临港', '临港新片区', '虹桥', '张江', '两江新区', '天府新区', '西咸新区', '雄安', '雄安新区', '前海', '光明区', '松山湖', '滨海新区', '横琴', '南沙', '江北新区', '钱塘新区', '杭州湾', '杭州湾新区', '亦庄', '大亚湾', '仲恺', '坪山', '光谷', '漕河泾', '医药城', '青白江', '科学城', '天河智慧城', '未来科技城', '紫金港', '金鸡湖', '独墅湖', '太湖新城', '吴江开发区', '东部新城', '望京', '中关村', '丽泽', '陆家嘴', '前滩', '紫竹', '外高桥', '洋山', '金桥', '市北', '北外滩', '西丽', '车公庙', '知识城', '琶洲', '萝岗', '白云湖', '空港新城', '城南', '城北', '城东', '城西', '江北嘴', '观音桥', '解放碑', '西部科学城', '照母山', '礼嘉', '五一广场', '梅溪湖', '洋湖', '麓谷', '星沙', '湘江新区', '月亮岛', '芙蓉广场', '九华', '沌口', '汉口北', '金银湖', '东湖高新', '珠江新城', '南山科技园', '深圳湾', '宝中', '宝安中心', '后海', '华强北', '车陂', '湖东CBD', '狮山', '相城高铁新城', '南太湖', '南太湖新区', '钱江新城', '钱江世纪城', '奥体', '未来科技城', '滨江高新区', '下沙', '大江东', '金融城', '天府三街', '航天基地', '经开区草滩', '曲江', '大学城', '国贸', '金融街', '丽泽商务区', '亦庄', '郑东新区', '航空港区', '政务区', '滨湖新区', '白下高新', '河西新城', '江宁开发区', '紫东', '太湖湾', '鼓楼滨江', '金山大道', '三江新区', '东部新区', '高铁新城', '综保区', '临空经济区', '赣江新区', '贵安新区', '滇中新区', '翠亨', '翠亨新区', '高栏港', '南海新区', '西海岸', '西海岸新区', '红岛', '长春新区', '沈北', '沈北新区', '哈尔滨新区', '北湖', '巢湖北', '南部商务区'] as const; // prettier-ignore

/**
 * Short names that are ordinary words as well: read as a place only with 市, 区, 县 after them, or after
 * another place.
 */
export const AMBIGUOUS_NAMES = ['高台', '平安', '阿里', '和平', '平房', '大学城', '奥体', '综保区', '国贸', '北湖', '高铁新城', '东部新区', '新建', '朝阳', '东方', '城关', '大厂', '通道', '同心', '海港', '新城', '城区', '郊区', '矿区', '东区', '西区', '南区', '北区', '河口', '港口', '市中', '市南', '市北', '中原', '永安', '新华', '新兴', '新市', '长安', '太平', '青山', '金山', '宝山', '江北', '江南', '江东', '河东', '河西', '河北区', '高新', '经济', '开发', '工业', '安全', '西湖', '东湖', '南湖', '鼓楼', '钟楼', '中山', '高明', '光明', '文山', '安定', '大同', '兴安', '白云', '海洋', '集美', '建设', '前进', '向阳', '红旗', '中站', '东风', '友谊', '大通', '桥东', '桥西', '路南', '路北', '万年', '中方', '新安', '五大', '公安', '大安', '吉安县', '依安', '龙安', '定安', '安平', '开平', '高平', '建平', '利川', '山丹', '天等', '中江', '金平', '万全', '平和', '和顺', '方正', '龙江', '富裕', '富民', '宁远', '会理', '会同', '普安', '大方', '长顺', '自流井', '大余', '全南', '上高', '宜君', '合作', '方山', '民和', '互助', '天台', '安吉县', '双城', '城中', '城南', '城北', '城东', '城西', '老城', '新乐', '正定县', '高邑', '大名', '广平', '成安', '武强', '文安', '永清', '通河', '通道县', '合水', '华池', '五河', '一号', '三台', '五台', '九台', '三门', '三原', '八步'] as const; // prettier-ignore

/** Towns of the delta cities that people name without 镇. */
export const TOWNS = ['虎门', '厚街', '道滘', '洪梅', '麻涌', '高埗', '石碣', '石龙', '石排', '茶山', '企石', '横沥', '谢岗', '东坑', '常平', '寮步', '大朗', '黄江', '清溪', '塘厦', '凤岗', '樟木头', '大岭山', '万江', '长安', '狮山', '里水', '大沥', '丹灶', '乐从', '陈村', '北滘', '容桂', '伦教', '勒流', '杏坛', '均安', '小榄', '坦洲', '坂田', '观澜', '沙井', '松岗', '石岩', '公明', '坪地', '布吉', '横岗', '福永', '龙华', '花桥', '张浦', '周市', '千灯', '巴城', '盛泽', '震泽', '木渎', '唯亭', '桥林', '九亭', '车墩', '洞泾', '新桥', '安亭', '江桥', '南翔', '马陆', '外冈', '坑梓', '龙田', '碧岭', '宝龙', '燕罗', '下沙', '华士', '长泾', '璜土', '利港', '徐霞客镇', '泗泾', '新浜', '泖港', '叶榭', '佘山', '青村', '奉城', '华新', '赵巷', '浏河', '沙溪', '双凤', '璜泾', '陆家', '淀山湖', '锦溪', '周庄', '陆渡', '沙家浜', '梅李', '海虞', '辛庄', '支塘', '董浜', '古里', '金港', '锦丰', '杨舍', '望亭', '黄埭', '渭塘', '甪直', '胥口', '七都', '平望', '黎里', '汾湖', '硕放', '鸿山', '洛社', '前洲', '玉祁', '钱桥', '胡埭', '官林', '周铁', '横林', '横山桥', '邹区', '西夏墅', '孟河', '湖塘', '牛塘', '礼嘉', '洛阳镇', '姚庄', '西塘', '魏塘', '干窑', '新埭', '独山港', '许村', '长安镇', '斜桥', '盐官', '濮院', '崇福', '洲泉', '乌镇', '织里', '练市', '双林', '新市镇', '雷甸', '瓜沥', '临浦', '闻堰', '义蓬', '余杭仁和', '瓶窑', '良渚', '塘栖', '横店', '佛堂', '苏溪', '廿三里', '观海卫', '周巷', '龙山镇', '泗门', '小港', '柴桥', '龙港', '柳市', '北白象', '虹桥镇', '塘下', '安海', '陈埭', '池店', '东石', '磁灶', '水头', '官桥', '新圩', '马巷', '同安', '杏林', '三乡', '横栏', '板芙', '神湾', '阜沙', '南朗', '五桂山', '东凤', '南头', '黄圃', '港口镇', '西樵', '九江镇', '龙江镇', '大良', '石湾', '园洲', '龙溪', '福田镇', '陈江', '沥林', '潼湖', '秋长', '新圩镇', '淡水', '西丽', '葵涌', '平湖街道', '石楼', '石碁', '大岗', '东涌', '榄核', '新塘', '石滩', '江高', '狮岭', '花东', '炭步', '厚街', '沙田', '中堂', '望牛墩', '樟木头', '大宁', '阳逻', '吴家山', '常福', '军山', '三里桥', '双福', '西永', '鱼嘴', '团结镇', '新都', '安德', '犀浦', '西航港', '窦店', '马驹桥', '漷县', '后沙峪', '南口', '胜芳', '燕郊', '望城坡', '榔梨', '黄花', '干杉', '㮾梨', '暮云', '夏铎铺', '永安镇', '大瑶', '浏阳永安', '太和', '人和', '钟落潭', '化龙', '东莞东城', '张槎', '南庄', '祖庙', '罗村', '白坭', '翠亨', '仁和', '崇贤', '闲林', '义桥', '宁围', '钱清', '杨汛桥', '袍江', '逍林', '庵东', '附海', '宗汉', '大榭', '小曹娥', '马渚', '洪塘', '集士港', '古林', '姜山', '松陵', '同里', '桃源', '车坊', '胜浦', '娄葑', '郭巷', '浒关', '浒墅关', '黄桥', '北桥', '玉山', '正仪', '蓬朗', '浮桥', '沙溪镇', '尚湖', '塘桥', '乐余', '祝塘', '璜塘', '顾山', '梅村', '羊尖', '安镇', '张泾', '锡北', '堰桥', '阳山', '和桥', '丁蜀', '雪堰', '前黄', '嘉泽', '湟里', '薛家', '罗溪', '魏村', '奔牛', '别桥', '丁伙', '邵伯', '惠南', '航头', '宣桥', '周浦', '康桥', '川沙', '祝桥', '合庆', '曹路', '高桥', '高东', '高行', '头桥', '四团', '柘林', '南桥', '庄行', '漕泾', '亭林', '枫泾', '朱泾', '吕巷', '廊下', '石湖荡', '小昆山', '方松', '新桥镇', '莘庄', '颛桥', '马桥', '吴泾', '浦江', '浦江镇', '华漕', '七宝', '梅陇', '白鹤', '重固', '徐泾', '练塘', '金泽', '朱家角', '香花桥', '盈浦', '嘉定新城', '徐行', '罗店', '罗泾', '月浦', '顾村', '杨行', '庙行', '高境'] as const; // prettier-ignore

/** English names of the places that English messages mention most. */
export const ENGLISH_PLACES: Readonly<Record<string, string>> = {
  shanghai: '上海', beijing: '北京', suzhou: '苏州', wuxi: '无锡', kunshan: '昆山', shenzhen: '深圳', guangzhou: '广州', dongguan: '东莞',
  foshan: '佛山', huizhou: '惠州', ningbo: '宁波', hangzhou: '杭州', jiaxing: '嘉兴', nantong: '南通', changzhou: '常州', nanjing: '南京',
  hefei: '合肥', wuhan: '武汉', changsha: '长沙', chengdu: '成都', chongqing: '重庆', tianjin: '天津', qingdao: '青岛', dalian: '大连',
  xiamen: '厦门', zhuhai: '珠海', zhongshan: '中山', taicang: '太仓', changshu: '常熟', nanshan: '南山', baoan: '宝安', longgang: '龙岗', longhua: '龙华', pudong: '浦东', minhang: '闵行', songjiang: '松江', jiading: '嘉定', qingpu: '青浦', fengxian: '奉贤', wujiang: '吴江', wuzhong: '吴中',
  xiangcheng: '相城', jiangning: '江宁', panyu: '番禺', nansha: '南沙', shunde: '顺德', nanhai: '南海', xiaoshan: '萧山', yuhang: '余杭', beilun: '北仑', cixi: '慈溪', yuyao: '余姚', haining: '海宁', pinghu: '平湖', jiashan: '嘉善',
  tongxiang: '桐乡', haiyan: '海盐', huzhou: '湖州', shaoxing: '绍兴', taizhou: '台州', wenzhou: '温州', jiangyin: '江阴', yixing: '宜兴', zhangjiagang: '张家港', danyang: '丹阳', yangzhou: '扬州', zhenjiang: '镇江', yancheng: '盐城', xuzhou: '徐州',
  jiangmen: '江门', zhaoqing: '肇庆', quanzhou: '泉州', fuzhou: '福州', nanchang: '南昌', zhengzhou: '郑州', zhuzhou: '株洲', xiangtan: '湘潭', weifang: '潍坊', weihai: '威海', shenyang: '沈阳', kunming: '昆明', guiyang: '贵阳', nanning: '南宁',
  xian: '西安', jinan: '济南', yantai: '烟台',
}; // prettier-ignore

/** Further cities and the provinces, each after its spelling in English; what two cities share (Suzhou, Yulin) is left out or stands above. */
export const ENGLISH_CITIES =
  'shijiazhuang 石家庄 tangshan 唐山 qinhuangdao 秦皇岛 handan 邯郸 xingtai 邢台 baoding 保定 zhangjiakou 张家口 chengde 承德 cangzhou 沧州 langfang 廊坊 hengshui 衡水 ' +
  'taiyuan 太原 datong 大同 yangquan 阳泉 changzhi 长治 jincheng 晋城 shuozhou 朔州 jinzhong 晋中 yuncheng 运城 xinzhou 忻州 linfen 临汾 luliang 吕梁 baotou 包头 chifeng 赤峰 ' +
  'tongliao 通辽 alashan 阿拉善 anshan 鞍山 fushun 抚顺 benxi 本溪 dandong 丹东 jinzhou 锦州 yingkou 营口 fuxin 阜新 liaoyang 辽阳 panjin 盘锦 tieling 铁岭 huludao 葫芦岛 ' +
  'changchun 长春 jilin 吉林 siping 四平 liaoyuan 辽源 tonghua 通化 baishan 白山 songyuan 松原 baicheng 白城 yanbian 延边 hegang 鹤岗 shuangyashan 双鸭山 daqing 大庆 jiamusi 佳木斯 ' +
  'qitaihe 七台河 mudanjiang 牡丹江 heihe 黑河 suihua 绥化 lianyungang 连云港 huaian 淮安 suqian 宿迁 jinhua 金华 quzhou 衢州 zhoushan 舟山 lishui 丽水 bengbu 蚌埠 huainan 淮南 ' +
  'maanshan 马鞍山 huaibei 淮北 tongling 铜陵 anqing 安庆 huangshan 黄山 chuzhou 滁州 fuyang 阜阳 bozhou 亳州 chizhou 池州 xuancheng 宣城 putian 莆田 sanming 三明 zhangzhou 漳州 ' +
  'nanping 南平 longyan 龙岩 ningde 宁德 jingdezhen 景德镇 pingxiang 萍乡 jiujiang 九江 xinyu 新余 yingtan 鹰潭 ganzhou 赣州 shangrao 上饶 zaozhuang 枣庄 dongying 东营 jining 济宁 ' +
  'rizhao 日照 linyi 临沂 dezhou 德州 liaocheng 聊城 binzhou 滨州 kaifeng 开封 luoyang 洛阳 pingdingshan 平顶山 anyang 安阳 xinxiang 新乡 jiaozuo 焦作 puyang 濮阳 xuchang 许昌 ' +
  'luohe 漯河 sanmenxia 三门峡 nanyang 南阳 shangqiu 商丘 xinyang 信阳 zhoukou 周口 zhumadian 驻马店 huangshi 黄石 shiyan 十堰 yichang 宜昌 xiangyang 襄阳 ezhou 鄂州 jingmen 荆门 ' +
  'xiaogan 孝感 jingzhou 荆州 huanggang 黄冈 xianning 咸宁 suizhou 随州 enshi 恩施 hengyang 衡阳 shaoyang 邵阳 yueyang 岳阳 changde 常德 zhangjiajie 张家界 yiyang 益阳 ' +
  'chenzhou 郴州 yongzhou 永州 huaihua 怀化 loudi 娄底 xiangxi 湘西 shaoguan 韶关 shantou 汕头 zhanjiang 湛江 maoming 茂名 meizhou 梅州 shanwei 汕尾 heyuan 河源 yangjiang 阳江 ' +
  'qingyuan 清远 chaozhou 潮州 jieyang 揭阳 yunfu 云浮 liuzhou 柳州 guilin 桂林 wuzhou 梧州 beihai 北海 fangchenggang 防城港 qinzhou 钦州 guigang 贵港 laibin 来宾 chongzuo 崇左 ' +
  'haikou 海口 sanya 三亚 danzhou 儋州 zigong 自贡 panzhihua 攀枝花 luzhou 泸州 deyang 德阳 mianyang 绵阳 guangyuan 广元 suining 遂宁 neijiang 内江 leshan 乐山 nanchong 南充 ' +
  'meishan 眉山 yibin 宜宾 guangan 广安 dazhou 达州 bazhong 巴中 ziyang 资阳 ganzi 甘孜 liangshan 凉山 liupanshui 六盘水 zunyi 遵义 anshun 安顺 bijie 毕节 tongren 铜仁 ' +
  'qianxinan 黔西南 qiandongnan 黔东南 qiannan 黔南 qujing 曲靖 baoshan 保山 zhaotong 昭通 lijiang 丽江 lincang 临沧 chuxiong 楚雄 wenshan 文山 tongchuan 铜川 baoji 宝鸡 ' +
  'xianyang 咸阳 weinan 渭南 yanan 延安 hanzhong 汉中 ankang 安康 shangluo 商洛 lanzhou 兰州 jiayuguan 嘉峪关 jinchang 金昌 baiyin 白银 tianshui 天水 wuwei 武威 zhangye 张掖 ' +
  'pingliang 平凉 jiuquan 酒泉 qingyang 庆阳 dingxi 定西 longnan 陇南 linxia 临夏 xining 西宁 yinchuan 银川 shizuishan 石嘴山 guyuan 固原 zhongwei 中卫 changji 昌吉 tacheng 塔城 ' +
  'taoyuan 桃园 harbin 哈尔滨 urumqi 乌鲁木齐 hohhot 呼和浩特 kashgar 喀什 hainan 海南 guangdong 广东 jiangsu 江苏 zhejiang 浙江 hunan 湖南 hubei 湖北 sichuan 四川 anhui 安徽 ' +
  'fujian 福建 shandong 山东 henan 河南 hebei 河北 jiangxi 江西 guangxi 广西 yunnan 云南 guizhou 贵州 shaanxi 陕西 shanxi 山西 liaoning 辽宁 xinjiang 新疆 taian 泰安'; // prettier-ignore

/** Zones that English texts call by a name of several words. */
export const ENGLISH_ZONES: readonly (readonly [RegExp, string])[] = [
  [/\bSuzhou Industrial Park\b|\bSIP\b(?=,| |$)/i, '苏州工业园区'],
  [/\bTianfu New Area\b/i, '天府新区'],
  [/\bLingang\b/i, '临港'],
  [/\bXiangjiang New Area\b/i, '湘江新区'],
];
