# zs_embed_web(TARGET): packs web/dist into one archive and puts it into the binary with .incbin. Without web/dist the
# archive is empty and the server says so.
function(zs_embed_web target)
  set(archive ${CMAKE_BINARY_DIR}/generated/web.archive)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
  add_custom_command(OUTPUT ${archive}
    COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/pack_web.py ${CMAKE_SOURCE_DIR}/web/dist ${archive}
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/tools/pack_web.py COMMENT "packing the web app" VERBATIM)
  set(source ${CMAKE_BINARY_DIR}/generated/web_archive.S)
  file(WRITE ${source} ".section .rodata\n.global zs_web_archive\n.global zs_web_archive_end\nzs_web_archive:\n.incbin \"${archive}\"\nzs_web_archive_end:\n.byte 0\n.section .note.GNU-stack,\"\",@progbits\n")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${archive})
  target_sources(${target} PRIVATE ${source})
endfunction()
