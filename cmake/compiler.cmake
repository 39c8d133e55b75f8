# Warnings, hardening, sanitizers, compiler cache: the same for every target.
set(ZS_SANITIZE "" CACHE STRING "address, undefined or thread; empty for none")
option(ZS_FUZZ "build the libFuzzer targets (clang only)" OFF)
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Werror)
# Boost.Asio's coroutine frames draw a false -Wmaybe-uninitialized from g++ 12; missing designated initialisers are our
# way to write defaults.
add_compile_options(-Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wstringop-overread and -Warray-bounds fire falsely inside inlined string code of g++ 12.
  add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overread -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict)
endif()
add_compile_options(-fstack-protector-strong -pthread)
add_link_options(-pthread)
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -D_GLIBCXX_ASSERTIONS")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS")
if(ZS_SANITIZE)
  add_compile_options(-fsanitize=${ZS_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ZS_SANITIZE})
endif()
if(ZS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address)
  add_link_options(-fsanitize=address)
endif()
# A folder's files are compiled as one unit: each unit makes the same code of templates anew, which is 10 s of 25, so a
# clean build takes half. Preset "develop" compiles each file alone: what one works on is built sooner again.
option(ZS_UNITY "compile the files of a folder together" ON)
set(CMAKE_UNITY_BUILD ${ZS_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 32)
if(ZS_UNITY)
  # A local name may be that of another file's private function; "private to a file" looks like "of a header" here.
  add_compile_options(-Wno-shadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wshadow=local -Wno-subobject-linkage)
  endif()
endif()
# ld takes 6 s for the server, lld 1 s.
find_program(ZS_LLD NAMES ld.lld ld.lld-14)
if(ZS_LLD)
  add_link_options(-fuse-ld=lld)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
