# zs_resources(TARGET FOLDER): embeds the folder's migrations/*.sql and messages.json as text. Generates
# <folder>/generated_resources.h with `generated_migrations()` and `generated_messages()` in the folder's namespace
# (src/domains/repair → zs::repair, src/platform/access → zs::access).
function(zs_resources target folder)
  file(RELATIVE_PATH relative ${CMAKE_SOURCE_DIR}/src ${folder})
  file(GLOB texts CONFIGURE_DEPENDS ${folder}/migrations/*.sql ${folder}/messages.json)
  set(output ${CMAKE_BINARY_DIR}/generated/${relative})
  add_custom_command(
    OUTPUT ${output}/generated_resources.h ${output}/generated_resources.cpp
    COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/pack_resources.py ${CMAKE_SOURCE_DIR}/src ${relative} ${output} ${texts}
    DEPENDS ${texts} ${CMAKE_SOURCE_DIR}/tools/pack_resources.py
    COMMENT "resources of ${relative}" VERBATIM)
  target_sources(${target} PRIVATE ${output}/generated_resources.cpp ${output}/generated_resources.h)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()
