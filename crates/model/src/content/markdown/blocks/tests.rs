use super::{BlockKind, TextBlock};
use crate::content::{self, DocumentRules};
use crate::diag::Diagnostics;
use crate::locale::Locale;
use crate::source::Sources;

fn blocks(markdown: &str) -> Vec<TextBlock> {
    let literal = format!("-- content/pages/a.en.md --\n---\ntitle: A\n---\n{markdown}");
    let mut rules = DocumentRules::default();
    rules.locales = vec![Locale::parse("en").unwrap()];
    let mut found = Diagnostics::new();
    let sources = Sources::from_literal(&literal);
    content::parse(&sources, &[], &rules, &mut found).all.remove(0).body.blocks
}

fn said(markdown: &str) -> Vec<(BlockKind, Vec<&'static str>, Vec<super::BlockPiece>)> {
    blocks(markdown).into_iter().map(|block| (block.kind, block.within, block.pieces)).collect()
}

#[test]
fn ways_of_writing_the_same_are_the_same_blocks() {
    for (a, b) in [
        ("## One\n", "One\n---\n"),
        ("- a\n- b\n", "* a\n\n* b\n"),
        ("1. a\n2. b\n", "1. a\n1. b\n"),
        ("*a* __b__\n", "_a_ **b**\n"),
        ("[a](b.md)\n", "[a][1]\n\n[1]: c.md\n"),
        ("## One {#x}\n", "## One ##\n"),
        (
            "```members\nround: '2022'\ngroup: region\n```\n",
            "~~~members\ngroup: region # x\nround: 2022\n~~~\n",
        ),
    ] {
        assert_eq!(said(a), said(b), "{a}");
    }
}

#[test]
fn what_is_something_else_differs() {
    for (a, b) in [
        ("## One\n", "### One\n"),
        ("- a\n", "1. a\n"),
        ("a\n", "> a\n"),
        ("`a`\n", "a\n"),
        ("- a\n- b\n", "- a\n  - b\n"),
        ("[](city:cork)\n", "[](city:lisbon)\n"),
        ("- [ ] a\n", "- [x] a\n"),
        ("```members\nround: 2022\n```\n", "```members\nround: 2024\n```\n"),
        ("> [!NOTE]\n> a\n", "> [!TIP]\n> a\n"),
    ] {
        assert_ne!(said(a), said(b), "{a}");
    }
}

#[test]
fn lines_in_lists_and_quotations_lose_what_begins_them() {
    let found = blocks("- one\n  two\n\n> - a\n>   \\*b\n");
    assert_eq!((&*found[0].text, &*found[0].indent), ("one\ntwo", "  "));
    assert_eq!((&*found[1].text, &*found[1].indent), ("a\n\\*b", ">   "));
}

#[test]
fn words_before_another_block_in_an_item_are_a_block() {
    for after in ["| a | b |\n  | - | - |", "- a", "> a", "```\n  a\n  ```", "### A", "***"] {
        let found = blocks(&format!("- word\n  {after}\n"));
        assert_eq!(found[0].text, "word", "{after}: {found:?}");
        assert!(found.len() > 1, "{after}: {found:?}");
    }
}
