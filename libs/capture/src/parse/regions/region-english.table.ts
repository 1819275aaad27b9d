/** English names of the places that English messages mention most. */
export const ENGLISH_PLACES: Readonly<Record<string, string>> = {
  shanghai: '上海', beijing: '北京', suzhou: '苏州', wuxi: '无锡', kunshan: '昆山', shenzhen: '深圳', guangzhou: '广州', dongguan: '东莞',
  foshan: '佛山', huizhou: '惠州', ningbo: '宁波', hangzhou: '杭州', jiaxing: '嘉兴', nantong: '南通', changzhou: '常州', nanjing: '南京',
  hefei: '合肥', wuhan: '武汉', changsha: '长沙', chengdu: '成都', chongqing: '重庆', tianjin: '天津', qingdao: '青岛', dalian: '大连',
  xiamen: '厦门', zhuhai: '珠海', zhongshan: '中山', taicang: '太仓', changshu: '常熟', nanshan: '南山', baoan: '宝安', longgang: '龙岗', longhua: '龙华', pudong: '浦东', minhang: '闵行', songjiang: '松江', jiading: '嘉定', qingpu: '青浦', fengxian: '奉贤', wujiang: '吴江', wuzhong: '吴中',
  xiangcheng: '相城', jiangning: '江宁', panyu: '番禺', nansha: '南沙', shunde: '顺德', nanhai: '南海', xiaoshan: '萧山', yuhang: '余杭', beilun: '北仑', cixi: '慈溪', yuyao: '余姚', haining: '海宁', pinghu: '平湖', jiashan: '嘉善',
  tongxiang: '桐乡', haiyan: '海盐', huzhou: '湖州', shaoxing: '绍兴', taizhou: '台州', wenzhou: '温州', jiangyin: '江阴', yixing: '宜兴', zhangjiagang: '张家港', danyang: '丹阳', yangzhou: '扬州', zhenjiang: '镇江', yancheng: '盐城', xuzhou: '徐州',
  jiangmen: '江门', zhaoqing: '肇庆', quanzhou: '泉州', fuzhou: '福州', nanchang: '南昌', zhengzhou: '郑州', zhuzhou: '株洲', xiangtan: '湘潭', weifang: '潍坊', weihai: '威海', shenyang: '沈阳', kunming: '昆明', guiyang: '贵阳', nanning: '南宁',
  lingang: '临港', qianhai: '前海', hongqiao: '虹桥', waigaoqiao: '外高桥', zhangjiang: '张江', humen: '虎门', houjie: '厚街', lecong: '乐从', yangpu: '洋浦', yiwu: '义乌', jinqiao: '金桥', yizhuang: '亦庄', songshanhu: '松山湖', yangluo: '阳逻', huadu: '花都', zengcheng: '增城', sanshui: '三水', jinshan: '金山', qidong: '启东', haimen: '海门', taixing: '泰兴', jingjiang: '靖江', deqing: '德清', zhuji: '诸暨', dongyang: '东阳', jinjiang: '晋江', jiaozhou: '胶州', huangdao: '黄岛', tongzhou: '通州', wuqing: '武清', langfang: '廊坊',
  tianfu: '天府', xiangjiang: '湘江', sip: '苏州工业园区',
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

/** What a zone is called after its place's name, longest first; '' where the name says it already. */
export const ENGLISH_ZONE_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^ (?:National )?(?:Economic(?: (?:and|&) Technolog(?:y|ical))?|Economic-Technological) Development (?:Zone|Area)\b|^ (?:ETDZ|EDZ)\b/i, '经开区'],
  [/^ Torch (?:Hi|High)-?\s?tech(?:nology)?(?: (?:Industrial|Industry))?(?: Development)? (?:Zone|Park|District|Area)\b/i, '火炬高新区'],
  [/^ (?:National )?(?:Hi|High)(?:-|\s)?(?:new )?tech(?:nology)?(?: (?:Industrial|Industry))?(?: Development)? (?:Zone|Park|District|Area)\b|^ HTZ\b/i, '高新区'],
  [/^ (?:Comprehensive|Integrated) (?:Bonded|Free Trade) (?:Zone|Area)\b|^ CBZ\b/i, '综合保税区'],
  [/^ (?:Bonded Logistics (?:Park|Center|Centre))\b/i, '保税物流园区'],
  [/^ (?:Bonded) (?:Port )?(?:Zone|Area|Port)\b/i, '保税区'],
  [/^ (?:(?:Pilot )?Free Trade Zone|FTZ)\b/i, '自贸区'],
  [/^ West Coast(?: New Area)?\b/i, '西海岸新区'],
  [/^ Airport Economic Zone\b/i, '航空港区'],
  [/^ (?:International )?Airport\b/i, '机场'],
  [/^ (?:Sea)?Port\b/i, '港'],
  [/^ Industrial Park\b|^ SIP\b/i, '工业园区'],
  [/^ Chemical (?:Industr(?:y|ial) )?(?:Park|Zone)\b/i, '化工园'],
  [/^ Software Park\b/i, '软件园'],
  [/^ Science (?:and Technology )?Park\b/i, '科技园'],
  [/^ Logistics Park\b/i, '物流园'],
  [/^ Development (?:Zone|Area)\b/i, '开发区'],
  [/^ New (?:Area|District)\b/i, '新区'],
  [/^ Industrial (?:Zone|Estate|Area)\b/i, '工业区'],
]; // prettier-ignore
