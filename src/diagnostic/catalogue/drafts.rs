catalogue! {
}
