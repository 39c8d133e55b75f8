// Stock documents and stocktakes as forms for paper. Internal to materials.
#pragma once
#include "domains/materials/stocktake.h"
#include "platform/access/actor.h"
#include "platform/documents/form.h"

namespace zs::materials {

struct PaperOf {
    std::string url;  // the page that the printed code opens
    Language language = Language::zh;
};
documents::Form form_of(Reader& reader, const Document& document, const PaperOf& paper);
/// While it is counted: a list to fill in by hand, without what the books say.
documents::Form form_of(Reader& reader, const Stocktake& stocktake, const PaperOf& paper);

}  // namespace zs::materials
