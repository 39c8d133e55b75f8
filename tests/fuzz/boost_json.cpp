// Boost.JSON compiled with our sanitizers: the parser is what strangers reach first.
#include <boost/json/src.hpp>
