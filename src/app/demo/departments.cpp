// Departments, trades, vendors and shifts of the demo hospital. All names are invented.
#include <fmt/format.h>

#include "app/demo/demo.h"
#include "core/text.h"
#include "domains/organization/organization.h"

namespace zs::demo {
namespace {

using organization::Department;
using organization::DepartmentKind;

struct Line {
    std::string_view code, name, name_en;
    DepartmentKind kind;
    std::string_view parent = "";
};

constexpr auto clinical = DepartmentKind::clinical;
constexpr auto technical = DepartmentKind::medical_technical;
constexpr auto administrative = DepartmentKind::administrative;
constexpr auto logistics = DepartmentKind::logistics;

constexpr Line departments[] = {
    {"LC", "临床科室", "Clinical departments", clinical},
    {"YJ", "医技科室", "Medical technical departments", technical},
    {"XZ", "行政职能", "Administration", administrative},
    {"HQ", "后勤保障部", "Logistics", logistics},
    {"NK1", "心血管内科", "Cardiology", clinical, "LC"},
    {"NK2", "呼吸与危重症医学科", "Respiratory medicine", clinical, "LC"},
    {"NK3", "消化内科", "Gastroenterology", clinical, "LC"},
    {"NK4", "神经内科", "Neurology", clinical, "LC"},
    {"NK5", "内分泌科", "Endocrinology", clinical, "LC"},
    {"NK6", "肾内科", "Nephrology", clinical, "LC"},
    {"NK7", "血液内科", "Haematology", clinical, "LC"},
    {"NK8", "肿瘤科", "Oncology", clinical, "LC"},
    {"WK1", "普通外科", "General surgery", clinical, "LC"},
    {"WK2", "骨科", "Orthopaedics", clinical, "LC"},
    {"WK3", "神经外科", "Neurosurgery", clinical, "LC"},
    {"WK4", "泌尿外科", "Urology", clinical, "LC"},
    {"WK5", "胸外科", "Thoracic surgery", clinical, "LC"},
    {"FCK", "妇产科", "Obstetrics and gynaecology", clinical, "LC"},
    {"EK", "儿科", "Paediatrics", clinical, "LC"},
    {"YK", "眼科", "Ophthalmology", clinical, "LC"},
    {"EBH", "耳鼻咽喉科", "Otolaryngology", clinical, "LC"},
    {"KFK", "康复医学科", "Rehabilitation", clinical, "LC"},
    {"LNK", "老年医学科", "Geriatrics", clinical, "LC"},
    {"GRK", "感染性疾病科", "Infectious diseases", clinical, "LC"},
    {"ICU", "重症医学科", "Intensive care unit", clinical, "LC"},
    {"JZK", "急诊科", "Emergency department", clinical, "LC"},
    {"MZB", "门诊部", "Outpatient department", clinical, "LC"},
    {"MZK", "麻醉手术科", "Anaesthesia and theatres", clinical, "LC"},
    {"XTS", "血液透析室", "Haemodialysis", clinical, "LC"},
    {"JYK", "检验科", "Laboratory", technical, "YJ"},
    {"FSK", "放射科", "Radiology", technical, "YJ"},
    {"CSK", "超声科", "Ultrasound", technical, "YJ"},
    {"BLK", "病理科", "Pathology", technical, "YJ"},
    {"YXK", "药学部", "Pharmacy", technical, "YJ"},
    {"XDK", "消毒供应中心", "Sterile supply", technical, "YJ"},
    {"SXK", "输血科", "Blood bank", technical, "YJ"},
    {"YB", "院办公室", "Hospital office", administrative, "XZ"},
    {"YWK", "医务科", "Medical affairs", administrative, "XZ"},
    {"HLB", "护理部", "Nursing", administrative, "XZ"},
    {"CWK", "财务科", "Finance", administrative, "XZ"},
    {"XXK", "信息科", "Information technology", administrative, "XZ"},
    {"ZWK", "总务科", "General affairs", logistics, "HQ"},
    {"SBK", "设备科", "Medical equipment", logistics, "HQ"},
    {"BWK", "保卫科", "Security", logistics, "HQ"},
    {"YYSS", "膳食科", "Catering", logistics, "HQ"},
};

struct Named {
    std::string_view code, name, name_en;
};
constexpr Named vendors[] = {{"V-LIFT", "安捷电梯维保有限公司", ""},
                             {"V-HVAC", "清源暖通工程有限公司", ""},
                             {"V-KITCHEN", "百味厨房设备服务部", ""}};

}  // namespace

Status build_departments(Transaction& transaction) {
    std::map<std::string_view, Id<Department>> known;
    for (const auto& line : departments) {
        Department department;
        department.code = line.code;
        department.name = line.name;
        department.name_en = line.name_en;
        department.kind = line.kind;
        if (!line.parent.empty()) department.parent_id = known.at(line.parent);
        department.phone = fmt::format("8{:03}", 100 + known.size());
        department.search_key = text::search_key({line.name, line.code, line.name_en});
        insert(transaction, department);
        known.emplace(line.code, department.id);
    }
    ZS_TRY(organization::add_standard_catalogue(transaction));
    constexpr std::string_view vendor_trades[] = {"lift", "hvac", "kitchen"};
    for (std::size_t i = 0; i < std::size(vendors); ++i) {
        organization::Vendor vendor;
        vendor.code = vendors[i].code;
        vendor.name = vendors[i].name;
        vendor.trades = vendor_trades[i];
        vendor.contact = "客服";
        insert(transaction, vendor);
    }
    return {};
}

}  // namespace zs::demo
