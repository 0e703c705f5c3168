"""Made-up people and papers, complete enough to fill every part of a form."""

DIGEST = "4c8109fe2ab7d1053e9af06b7c22518e94d0aa63f1c87b2e05d96a4471fe8c30"

BASICS = {
    "sex": "male",
    "born": "1993-09-17",
    "ethnicity": "01",
    "political_status": "13",
    "phone": "13800130917",
    "post_kind": "engineering",
    "post_name": "工艺工程师",
    "in_service": True,
    "personnel_file": "employer",
    "insurance_unit": "employer",
    "labour_unit": "employer",
    "profession_since": "2016-07",
    "profession": "化工工艺",
}
RECORDS = {
    "degree": [
        {
            "education": "bachelor",
            "degree": "bachelor",
            "school": "越州大学",
            "school_kind": "university",
            "major": "应用化学",
            "major_match": "same",
            "study_mode": "full_time",
            "awarded": "2016-06-30",
            "certificate_number": "103491201605001234",
        }
    ],
    "work": [
        {
            "from": "2019-06",
            "organisation": "上虞青原新材料有限公司",
            "post": "工艺工程师",
            "work_kind": "professional",
            "same_profession": True,
            "duties": "工艺开发、中试放大",
        },
        {
            "from": "2016-07",
            "to": "2019-03",
            "organisation": "越溪化工有限公司",
            "post": "技术员",
            "work_kind": "professional",
            "same_profession": True,
            "duties": "中间体合成车间工艺管理",
        },
    ],
    "title": [
        {
            "name": "assistant_engineer",
            "level": "junior",
            "awarded": "2020-01-15",
            "issuer": "绍兴市上虞区人力资源和社会保障局",
        }
    ],
    "appointment": [{"as": "assistant_engineer", "organisation": "上虞青原新材料有限公司", "from": "2020-03-01"}],
    "post": [
        {"from": "2021-01", "organisation": "上虞青原新材料有限公司", "kind": "technical_head", "name": "工艺部副经理"}
    ],
    "appraisal": [
        {
            "year": 2020,
            "result": "qualified",
            "organisation": "上虞青原新材料有限公司",
            "opinion": "完成连续硝化小试，整理操作规程三份。同意评为合格。",
        },
        {
            "year": 2021,
            "result": "excellent",
            "organisation": "上虞青原新材料有限公司",
            "opinion": "主持连续硝化工艺安全改造，当年投用。同意评为优秀。",
        },
        {
            "year": 2022,
            "result": "qualified",
            "organisation": "上虞青原新材料有限公司",
            "opinion": "结晶釜在线取样器定型，带教两名新员工。",
        },
    ],
    "training": [
        {"year": 2021, "kind": "professional", "hours": 60},
        {"year": 2021, "kind": "public", "hours": 18},
        {"year": 2022, "kind": "professional", "hours": 66},
        {"year": 2022, "kind": "public", "hours": 18},
        {"year": 2022, "kind": "other", "hours": 12.5},
        {"year": 2023, "kind": "professional", "hours": 66},
        {"year": 2023, "kind": "public", "hours": 24},
    ],
    "project": [
        {
            "name": "连续硝化工艺安全改造",
            "kind": "innovation_project",
            "level": "city",
            "role": "main",
            "rank": 1,
            "team_size": 6,
            "from": "2020-05",
            "to": "2021-12",
            "result": "停留时间由4小时缩短到12分钟，年减少废酸310吨。",
        }
    ],
    "patent": [
        {
            "name": "连续硝化反应急冷装置",
            "kind": "utility_model",
            "number": "202021987654.X",
            "rank": 1,
            "inventors": 3,
            "applied": "2020-09-11",
            "granted": "2021-04-30",
        },
        {
            "name": "结晶釜在线取样器",
            "kind": "utility_model",
            "number": "202122334455.1",
            "rank": 1,
            "inventors": 2,
            "granted": "2022-01-18",
        },
    ],
    "paper": [
        {
            "title": "微通道连续硝化的停留时间分布",
            "journal": "浙江化工",
            "journal_number": "CN 33-1093/TQ",
            "published": "2022-06",
            "rank": 1,
            "representative": True,
        }
    ],
    "honour": [
        {
            "name": "上虞区优秀青年工程师",
            "kind": "party_or_government",
            "level": "county",
            "issuer": "中共绍兴市上虞区委、上虞区人民政府",
            "issued": "2022-12",
            "document_number": "区委〔2022〕58号",
        }
    ],
}
STATEMENT = (
    "本人2016年毕业于越州大学应用化学专业，七年来一直从事精细化工中间体的工艺开发和中试放大。\n"
    "2020年起主持连续硝化工艺安全改造。原工艺为釜式间歇反应，单批停留4小时，热量移出困难。"
    "本人提出以微通道反应器替代，完成小试、模拟和工程放大，停留时间缩短到12分钟，收率由91.2%提高到95.6%，"
    "年减少废酸310吨，2021年12月投用至今没有发生一次超温报警。\n"
    "围绕该装置申请实用新型专利两项，均排名第一；整理操作规程三份，带教新员工两名。"
    "今后将继续在连续化、本质安全方向上努力，把经验写成标准，让更多车间用得上。"
)


def review_form(**change):
    return {
        "number": "R-2023-0917",
        "revision": 3,
        "digest": DIGEST,
        "filed_on": "2023-09-18",
        "plan_name": "2023年度杭州湾上虞经济技术开发区工程技术人员中级专业技术职务任职资格评审工作计划",
        "title": "工程师",
        "specialty": "石油和化学工程",
        "method": "正常申报",
        "employer": "上虞青原新材料有限公司",
        "name": "苏见山",
        "identity_kind": "resident_id",
        "identity": "330682199309170917",
        "basics": BASICS,
        "records": RECORDS,
        "years": "7 年",
        "statement": STATEMENT,
        "copies": 3,
        "opinions": [
            {
                "name": "单位意见",
                "text": "基本情况和业绩材料属实。2023年8月30日至9月6日在本单位公示5个工作日，无异议。同意推荐。",
                "seal": "单位盖章处",
            },
            {"name": "主管部门意见", "text": "民营企业，没有主管部门，由所在区人力社保部门审查。", "seal": ""},
            {
                "name": "人力社保部门意见",
                "text": "经审查，符合申报条件。社会保险、劳动关系在本区，人事档案委托代理，"
                "依据通知三（一）同意由社会保险所在单位申报。",
                "seal": "部门盖章处",
                "signer": "审核人签名",
            },
        ],
        "committee": {"name": "杭州湾上虞经济技术开发区工程技术人员中级专业技术职务任职资格评审委员会"},
    } | change


def publicity_sheet(**change):
    return {
        "number": "G-2020-1187",
        "employer": "越州精密机械有限公司",
        "basis": "浙机联〔2020〕022号",
        "subject": "2020年度机电制造专业高级工程师职务任职资格",
        "people": [
            {
                "name": "闻启明",
                "sex": "女",
                "posts": ["工程师，2014年12月"],
                "education": ["本科，机械设计制造及其自动化"],
                "years": ["11 年 5 个月"],
                "achievements": [
                    "主持五轴转台国产化设计，2018年投产，省内首批次。",
                    "发明专利 2 项，均排名第 1。",
                    "代表作：《高刚性转台的热变形补偿》",
                ],
                "specialty": "设计开发",
                "method": "正常申报",
            },
            {
                "name": "柳南乔",
                "sex": "女",
                "posts": ["工程师，2016年11月"],
                "education": ["大专，模具设计与制造"],
                "years": ["13 年 2 个月"],
                "achievements": ["主持薄壁件压铸工艺攻关，废品率由 7.8% 降到 1.9%。", "市级技术创新项目主要完成者。"],
                "specialty": "生产制造（工艺）",
                "method": "标准自评",
            },
            {
                "name": "钟立言",
                "sex": "女",
                "posts": ["工程师，2013年9月"],
                "education": ["本科，测控技术与仪器"],
                "years": ["12 年"],
                "achievements": [],
                "specialty": "技术服务",
                "method": "正常申报",
            },
        ],
        "posted_on": "2020-09-25",
        "last_day": "2020-10-09",
        "working_days": 5,
        "first_day": "after_posting",
        "place": "厂部办公楼一楼公告栏",
        "receiver": "人事部（厂部办公楼 208 室）",
        "phone": "0000-0000000",
    } | change


def bag_cover(**change):
    return {
        "number": "R-2023-0917",
        "name": "苏见山",
        "specialty": "石油和化学工程",
        "employer": "上虞青原新材料有限公司",
        "plan_name": "2023年度杭州湾上虞经济技术开发区工程技术人员中级专业技术职务任职资格评审工作计划",
        "made_on": "2023-09-20",
        "papers": [{"name": "专业技术职务任职资格评审表", "copies": 3}],
        "deliver_to": "杭州湾上虞经济技术开发区康阳大道88号科创中心527室",
    } | change


def receipt(**change):
    return {
        "number": "R-2023-0917",
        "name": "苏见山",
        "filed_at": "2023-08-22T12:47:00+00:00",
        "plan_name": "2023年度杭州湾上虞经济技术开发区工程技术人员中级专业技术职务任职资格评审工作计划",
        "specialty": "石油和化学工程",
        "method": "正常申报",
        "employer": "上虞青原新材料有限公司",
        "revision": 2,
        "digest": DIGEST,
        "lines": [{"name": "材料", "text": "业绩 5 项，附件 3 个"}],
        "steps": ["单位审核", "单位公示", "区人力社保局", "评委会办公室", "评审"],
        "now_with": "上虞青原新材料有限公司",
        "until": "9月21日（周四）24:00",
    } | change
