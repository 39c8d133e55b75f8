// Which of the tables kept in memory (kept.h) a transaction may trust to be as they were.
#pragma once
#include <array>
#include <atomic>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zs::kept {

/// More tables than this are not watched: a Bug at the program's start.
constexpr std::size_t tables_max = 128;
/// A set of watched tables.
using Tables = std::bitset<tables_max>;

/// Notes that changes of this table are to be noticed, and returns it as a set of one. Call before the program's first
/// transaction.
Tables watch(std::string_view table);
/// The watched tables that `sql` may change; all of them for DDL.
Tables changed_by(std::string_view sql);

/// Each table's epoch: a number that was never given before, also not to another database of the process, taken after
/// every commit that changed the table.
class Epochs {
public:
    using Seen = std::array<std::int64_t, tables_max>;

    Epochs();
    /// The epochs at this moment; read them before the transaction begins.
    Seen seen() const;
    /// Begins new epochs: after the commit, before anybody is answered.
    void begin(const Tables& changed);

private:
    std::array<std::atomic<std::int64_t>, tables_max> numbers_;
};

/// One number for a set of tables: two snapshots with the same number see the same rows in all of them, because every
/// change makes it larger. 0 for no table.
std::int64_t newest(const Epochs::Seen& seen, const Tables& tables);

}  // namespace zs::kept
