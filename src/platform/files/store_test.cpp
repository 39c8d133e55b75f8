// Tests of the store: what comes back, what is refused, and what damage and crashes leave.
#include "platform/files/store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "core/hash.h"

namespace zs::files {
namespace {

namespace fs = std::filesystem;

class StoreTest : public testing::Test {
protected:
    StoreTest() : folder_(fs::temp_directory_path() / ("zs_store_" + random_token(8))), store(folder_ / "files") {}
    ~StoreTest() override { fs::remove_all(folder_); }

    fs::path path_of(const std::string& hash) const {
        return store.directory() / hash.substr(0, 2) / hash.substr(2, 2) / hash;
    }
    void overwrite(const std::string& hash, const std::string& bytes) const {
        std::ofstream(path_of(hash), std::ios::binary | std::ios::trunc) << bytes;
    }

    fs::path folder_;
    Store store;
};

const std::string jpeg_bytes = std::string("\xFF\xD8\xFF\xE0", 4) + std::string(1000, 'x');

TEST_F(StoreTest, gives_back_what_was_put_under_its_hash) {
    const auto stored = store.put("hello", Purpose::attachment);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->hash, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    EXPECT_EQ(stored->bytes, 5U);
    EXPECT_EQ(stored->mime, "application/octet-stream");
    EXPECT_TRUE(store.contains(stored->hash));
    EXPECT_TRUE(fs::is_regular_file(path_of(stored->hash)));
    EXPECT_EQ(store.read(stored->hash).value(), "hello");
    EXPECT_TRUE(fs::is_empty(store.directory() / "tmp"));
}

TEST_F(StoreTest, stores_equal_content_once) {
    const auto first = store.put(jpeg_bytes, Purpose::photo);
    const auto second = store.put(jpeg_bytes, Purpose::photo);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->hash, second->hash);
    EXPECT_EQ(first->mime, "image/jpeg");
    EXPECT_EQ(store.list().value().size(), 1U);
}

TEST_F(StoreTest, refuses_by_purpose) {
    EXPECT_EQ(store.put("", Purpose::attachment).error().key, "files.empty");
    EXPECT_EQ(store.put("<html>", Purpose::photo).error().key, "files.wrong_kind");
    const auto large = store.put(jpeg_bytes + std::string(1U << 20, 'x'), Purpose::signature);
    EXPECT_EQ(large.error().key, "files.too_large");
    EXPECT_EQ(large.error().code, Code::too_large);
    EXPECT_FALSE(fs::exists(store.directory()));
}

TEST_F(StoreTest, unknown_and_malformed_hashes_are_not_found) {
    for (const std::string& hash : {std::string(64, 'a'), std::string("../../etc/passwd"), std::string(),
                                    std::string(64, 'A'), std::string(62, 'a') + "/x"}) {
        const auto read = store.read(hash);
        ASSERT_FALSE(read) << hash;
        EXPECT_EQ(read.error().code, Code::not_found);
        EXPECT_FALSE(store.contains(hash));
    }
}

TEST_F(StoreTest, verify_finds_damage_and_strangers) {
    const auto good = store.put("good", Purpose::attachment).value();
    const auto bad = store.put("bad", Purpose::attachment).value();
    const auto cut = store.put("a long one that is cut", Purpose::attachment).value();
    overwrite(bad.hash, "bax");
    overwrite(cut.hash, "a long");
    std::ofstream(store.directory() / "notes.txt") << "mine";
    const auto report = store.verify().value();
    EXPECT_EQ(report.files, 3U);
    EXPECT_EQ(report.bytes, 4U + 3U + 6U);
    EXPECT_EQ(std::set<std::string>(report.damaged.begin(), report.damaged.end()),
              (std::set<std::string>{bad.hash, cut.hash}));
    EXPECT_EQ(report.foreign.size(), 1U);
    EXPECT_EQ(store.read(bad.hash).error().key, "files.damaged");
    EXPECT_EQ(store.read(good.hash).value(), "good");
}

TEST_F(StoreTest, putting_again_heals_a_damaged_file) {
    const auto stored = store.put("content", Purpose::attachment).value();
    overwrite(stored.hash, "cont");
    ASSERT_TRUE(store.put("content", Purpose::attachment));
    EXPECT_EQ(store.read(stored.hash).value(), "content");
    EXPECT_TRUE(store.verify().value().damaged.empty());
}

TEST_F(StoreTest, remove_is_idempotent) {
    const auto stored = store.put("content", Purpose::attachment).value();
    EXPECT_TRUE(store.remove(stored.hash));
    EXPECT_TRUE(store.remove(stored.hash));
    EXPECT_FALSE(store.contains(stored.hash));
    EXPECT_TRUE(store.put("content", Purpose::attachment));
    EXPECT_TRUE(store.contains(stored.hash));
}

TEST_F(StoreTest, sweeps_only_old_temporary_files) {
    ASSERT_TRUE(store.put("content", Purpose::attachment));
    const fs::path old = store.directory() / "tmp" / "old";
    const fs::path fresh = store.directory() / "tmp" / "fresh";
    std::ofstream(old) << "half";
    std::ofstream(fresh) << "half";
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(2));
    EXPECT_EQ(store.sweep_temporary(), 1U);
    EXPECT_FALSE(fs::exists(old));
    EXPECT_TRUE(fs::exists(fresh));
    EXPECT_TRUE(store.verify().value().foreign.empty());
}

TEST_F(StoreTest, unused_files_are_those_that_nobody_put_or_kept_for_long) {
    using std::chrono::hours;
    const auto age = [&](const std::string& hash) {
        fs::last_write_time(path_of(hash), fs::file_time_type::clock::now() - hours(25));
    };
    const std::string kept = store.put("kept", Purpose::attachment)->hash;
    const std::string again = store.put("put again", Purpose::attachment)->hash;
    const std::string left = store.put("left", Purpose::attachment)->hash;
    const std::string fresh = store.put("fresh", Purpose::attachment)->hash;
    for (const auto& hash : {kept, again, left}) age(hash);
    EXPECT_TRUE(store.keep(kept));
    EXPECT_TRUE(store.put("put again", Purpose::attachment));
    EXPECT_FALSE(store.keep(std::string(64, '0')));
    EXPECT_FALSE(store.keep("../x"));
    EXPECT_EQ(store.list_unused(hours(24)).value(), std::vector<std::string>{left});
    EXPECT_EQ(store.list_unused(hours(24), left.substr(0, 1)).value(), std::vector<std::string>{left});
    EXPECT_TRUE(store.list_unused(hours(24), left[0] == 'a' ? "b" : "a").value().empty());
    for (const auto& hash : {kept, again, fresh}) {
        EXPECT_FALSE(store.remove_unused(hash, hours(24)).value());
        EXPECT_TRUE(store.contains(hash));
    }
    EXPECT_TRUE(store.remove_unused(left, hours(24)).value());
    EXPECT_FALSE(store.contains(left));
    EXPECT_FALSE(store.remove_unused(left, hours(24)).value());
    EXPECT_TRUE(store.verify()->foreign.empty());
    EXPECT_TRUE(fs::is_empty(store.directory() / "tmp"));
}

/// The photo of yesterday is uploaded once more in the moment in which the sweep takes it away.
TEST_F(StoreTest, whoever_puts_a_file_while_it_is_swept_has_it_afterwards) {
    using std::chrono::hours;
    for (int round = 0; round < 200; ++round) {
        const std::string hash = store.put("again and again", Purpose::attachment)->hash;
        fs::last_write_time(path_of(hash), fs::file_time_type::clock::now() - hours(25));
        std::thread sweeper([&] { EXPECT_TRUE(store.remove_unused(hash, hours(24))); });
        EXPECT_TRUE(store.put("again and again", Purpose::attachment));
        const bool named = store.keep(hash);
        sweeper.join();
        ASSERT_TRUE(store.contains(hash) || !named) << round;
    }
}

TEST_F(StoreTest, a_write_that_fails_leaves_nothing) {
    ASSERT_TRUE(store.put("first", Purpose::attachment));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 4096;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto failed = store.put(std::string(100'000, 'x'), Purpose::attachment);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().key, "files.not_written");
    EXPECT_TRUE(fs::is_empty(store.directory() / "tmp"));
    EXPECT_EQ(store.list().value().size(), 1U);
    EXPECT_TRUE(store.put(std::string(100'000, 'x'), Purpose::attachment));
}

TEST_F(StoreTest, a_folder_that_cannot_be_made_is_an_error) {
    std::ofstream(folder_.string()) << "a file where the folder should be";
    const auto failed = store.put("content", Purpose::attachment);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, Code::unavailable);
    fs::remove(folder_);
    EXPECT_TRUE(store.put("content", Purpose::attachment));
}

/// A process that puts files without end, killed in the midst: all names that exist hold whole content.
TEST_F(StoreTest, killing_the_writer_leaves_only_whole_files) {
    for (int round = 0; round < 5; ++round) {
        int announced[2];
        ASSERT_EQ(pipe(announced), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            for (int i = 0;; ++i) {
                const auto stored = store.put(
                    std::to_string(round) + "/" + std::to_string(i) + std::string(200'000, 'x'), Purpose::attachment);
                if (!stored || write(announced[1], stored->hash.data(), 64) != 64) _exit(1);
            }
        }
        close(announced[1]);
        std::vector<std::string> acknowledged;
        std::string hash(64, '\0');
        while (acknowledged.size() < 6 && read(announced[0], hash.data(), 64) == 64) acknowledged.push_back(hash);
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        close(announced[0]);
        ASSERT_EQ(acknowledged.size(), 6U);
        for (const auto& known : acknowledged) EXPECT_TRUE(store.read(known)) << known;
        const auto report = store.verify().value();
        EXPECT_TRUE(report.damaged.empty());
        EXPECT_GE(report.files, acknowledged.size());
    }
}

TEST_F(StoreTest, many_threads_put_the_same_and_different_content) {
    std::vector<std::thread> threads;
    std::atomic<int> failures{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const std::string own = std::to_string(t) + "-" + std::to_string(i);
                const auto stored = store.put(own, Purpose::attachment);
                if (!stored || !store.put("shared " + std::to_string(i), Purpose::attachment)) ++failures;
                if (stored && store.read(stored->hash) != own) ++failures;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(failures.load(), 0);
    EXPECT_EQ(store.list().value().size(), 125U);
    EXPECT_TRUE(store.verify().value().damaged.empty());
}

TEST(MimeTest, tells_by_content) {
    EXPECT_EQ(mime_of("\xFF\xD8\xFF\xE1"), "image/jpeg");
    EXPECT_EQ(mime_of("\x89PNG\r\n\x1A\n...."), "image/png");
    EXPECT_EQ(mime_of("RIFF....WEBPVP8 "), "image/webp");
    EXPECT_EQ(mime_of("RIFF....WAVEfmt "), "application/octet-stream");
    EXPECT_EQ(mime_of("%PDF-1.7"), "application/pdf");
    EXPECT_EQ(mime_of("PK\x03\x04 xl/workbook.xml"),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_EQ(mime_of("PK\x03\x04 word/document.xml"), "application/zip");
    EXPECT_EQ(mime_of("<script>"), "application/octet-stream");
}

}  // namespace
}  // namespace zs::files
