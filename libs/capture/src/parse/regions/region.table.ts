/** Supra-provincial areas people name. */
export const BROAD_REGIONS = ['长三角', '珠三角', '大湾区', '粤港澳大湾区', '京津冀', '江浙沪', '苏锡常', '苏南', '苏北', '浙北', '浙南', '皖南', '皖北', '粤东', '粤西', '粤北', '闽南', '川渝', '成渝', '华东', '华南', '华北', '华中', '西南', '西北', '东北', '环渤海', '长株潭', '胶东', '关中'] as const; // prettier-ignore

/** Well-known development zones and new areas that no division table lists. */
export const ZONES = ['苏州工业园区', '浦东', '浦东新区', '临港', '临港新片区', '虹桥', '张江', '两江新区', '天府新区', '西咸新区', '雄安', '雄安新区', '前海', '光明区', '松山湖', '滨海新区', '横琴', '南沙', '江北新区', '钱塘新区', '杭州湾', '杭州湾新区', '亦庄', '大亚湾', '仲恺'] as const; // prettier-ignore

/**
 * Short names that are ordinary words as well: read as a place only with 市, 区, 县 after them, or after
 * another place.
 */
export const AMBIGUOUS_NAMES = ['高台', '平安', '阿里', '和平', '新建', '朝阳', '东方', '城关', '大厂', '通道', '同心', '海港', '新城', '城区', '郊区', '矿区', '东区', '西区', '南区', '北区', '河口', '港口', '市中', '市南', '市北', '中原', '永安', '新华', '新兴', '新市', '长安', '太平', '青山', '金山', '宝山', '江北', '江南', '江东', '河东', '河西', '河北区', '高新', '经济', '开发', '工业', '安全', '西湖', '东湖', '南湖', '鼓楼', '钟楼', '中山', '高明', '光明', '文山', '安定', '大同', '兴安', '白云', '海洋', '集美', '建设', '前进', '向阳', '红旗', '中站', '东风', '友谊', '大通', '桥东', '桥西', '路南', '路北', '万年', '中方', '新安', '五大', '公安', '大安', '吉安县', '依安', '龙安', '定安', '安平', '开平', '高平', '建平', '利川', '山丹', '天等', '中江', '金平', '万全', '平和', '和顺', '方正', '龙江', '富裕', '富民', '宁远', '会理', '会同', '普安', '大方', '长顺', '自流井', '大余', '全南', '上高', '宜君', '合作', '方山', '民和', '互助', '天台', '安吉县', '双城', '城中', '城北', '城东', '城西', '老城', '新乐', '正定县', '高邑', '大名', '广平', '成安', '武强', '文安', '永清', '通河', '通道县', '合水', '华池', '五河', '一号'] as const; // prettier-ignore

/** Towns of the delta cities that people name without 镇. */
export const TOWNS = ['虎门', '厚街', '道滘', '洪梅', '麻涌', '高埗', '石碣', '石龙', '石排', '茶山', '企石', '横沥', '谢岗', '东坑', '常平', '寮步', '大朗', '黄江', '清溪', '塘厦', '凤岗', '樟木头', '大岭山', '万江', '长安', '狮山', '里水', '大沥', '丹灶', '乐从', '陈村', '北滘', '容桂', '伦教', '勒流', '杏坛', '均安', '小榄', '坦洲', '坂田', '观澜', '沙井', '松岗', '石岩', '公明', '坪地', '布吉', '横岗', '福永', '龙华', '花桥', '张浦', '周市', '千灯', '巴城', '盛泽', '震泽', '木渎', '唯亭', '桥林', '九亭', '车墩', '洞泾', '新桥', '安亭', '江桥'] as const; // prettier-ignore

/** English names of the places that English messages mention most. */
export const ENGLISH_PLACES: Readonly<Record<string, string>> = {
  shanghai: '上海', beijing: '北京', suzhou: '苏州', wuxi: '无锡', kunshan: '昆山', shenzhen: '深圳', guangzhou: '广州', dongguan: '东莞',
  foshan: '佛山', huizhou: '惠州', ningbo: '宁波', hangzhou: '杭州', jiaxing: '嘉兴', nantong: '南通', changzhou: '常州', nanjing: '南京',
  hefei: '合肥', wuhan: '武汉', changsha: '长沙', chengdu: '成都', chongqing: '重庆', tianjin: '天津', qingdao: '青岛', dalian: '大连',
  xiamen: '厦门', zhuhai: '珠海', zhongshan: '中山', taicang: '太仓', changshu: '常熟', xian: '西安', jinan: '济南', yantai: '烟台',
}; // prettier-ignore
