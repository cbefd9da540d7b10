//! A place in a document in, where the name there is declared out.

use lsp_types::{GotoDefinitionParams, GotoDefinitionResponse, Location};

use super::convert;
use super::documents::Documents;
use super::names::Names;

/// Where the name under the cursor is declared; several places where the words around it do not tell them apart. What a
/// shipped module declares stands in no file that an editor could open.
pub fn definition(documents: &Documents, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let place = &params.text_document_position_params;
    let view = documents.view(&place.text_document.uri)?;
    let file = view.file()?;
    let names = Names::new(&view);
    let (_, meant) = names.at(file, convert::byte(file, place.position))?;
    let locations: Vec<Location> = meant
        .iter()
        .filter(|declared| !declared.is_built_in())
        .filter_map(|declared| {
            let file = view.sources().get(declared.name_span.file)?;
            Some(Location::new(documents.uri(&view, file.id)?, convert::range(file, declared.name_span)))
        })
        .collect();
    (!locations.is_empty()).then_some(GotoDefinitionResponse::Array(locations))
}
