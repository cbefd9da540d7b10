//! A size in, a source out: agreements and policies as people write them.

/// Agreements and policies as people write them, of at least `size` bytes.
pub fn mixed(size: usize) -> String {
    let mut text = String::with_capacity(size + 1024);
    let mut number = 0;
    while text.len() < size {
        number += 1;
        text.push_str(&format!(
            r#"/// Agreement number {number}, as reported.
agreement deal-{number} "Microsoft–OpenAI partnership"
  between Microsoft as "Provider" and OpenAI as "Customer"
  signed 2025-10-28
  from 2025-10-28 until 2032-01-01
{{
  // Hosting.
  azure-{number}: primary cloud by Microsoft for OpenAI section "2.1(a)" {{ scope: training and api, exclusive until agi-verified }}
  ip-{number}: exclusive licence from OpenAI to Microsoft through 2032 section "4" {{
    notice: 180 days
    royalty: 12.5%
  }}
  spend-{number}: commitment from OpenAI to Microsoft {{ amount: at most 250 billion USD }}
}}

policy platform-risk-{number} "Keep the route to market open" {{
  rule open-cloud "No exclusivity past the horizon":
    primary cloud must not be exclusive after 2032
    because "exclusivity past 2032 outlives the licence it was bought with"
    fix "end the exclusivity on or before 2032-12-31"
  rule short-notice:
    cloud where exclusive and amount is above 1 billion USD must have notice of at most 180 days
  rule spread:
    for each party p where some commitment to p
      require sum of amount over commitment to p is at most 60% of sum of amount over commitment
      after 2027
}}

"#
        ));
    }
    text
}
