// An object of a type known only by its table: made by its master data's factory.
#pragma once
#include "platform/module/module.h"

namespace zs {

class MasterObject {
public:
    explicit MasterObject(const MasterData& data) : data_(data), holder_(data.make()) {}
    void* get() const { return holder_.get(); }
    const MasterData& data() const { return data_; }

    std::string json() const {
        std::string out;
        entity_ops::append_json(out, *data_.table, get());
        return out;
    }
    Value value(const FieldTable& field) const { return field.get(field.member(get())); }
    std::int64_t id() const {
        for (const auto& field : data_.table->fields)
            if (field.rule.key) return std::get<std::int64_t>(value(field));
        return 0;
    }

private:
    const MasterData& data_;
    std::shared_ptr<void> holder_;
};

}  // namespace zs
