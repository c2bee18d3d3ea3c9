namespace Toolbox24.HotChocolate.Tests.Language.Corpus;

/// <summary>Every way to be wrong, at the start, in the middle and at the end of the text.</summary>
internal static class InvalidDocuments
{
    public static string[] All { get; } =
    [
        "", " ", "\n\r\n#c\n", "\uFEFF", "}", "a", "1", "$", "@", "{", "{}", "{a", "{a}}", "{a}\r\n\r}", "query",
        "query Q", "query {", "query Q(){a}", "foo {a}", "{a} bar",
        "\"x\"", "\"x\" {a}", "\"x\" \"y\" query {a}", "\"x\" foo", "\"x\" extend type A {a:Int}", "\"x\" 1",
        "\"x\" ?", "\"x\" extend ?",
        "query (a: Int) {a}", "query ($a) {a}", "query ($a:) {a}", "query ($: Int) {a}", "query ($a: Int = $b) {a}",
        "query ($a: [Int] = [1, [$b]]) {a}", "query ($a: I = {b: $}) {a}",
        "query ($a: Int @d(x: $b)) {a}", "query ($a: [Int) {a}", "query ($a: Int!!) {a}", "query ($a: !) {a}",
        "query ($a: Int = ) {a}", "query ($a: Int \"late\") {a}",
        "{a:}", "{a:b:c}", "{:a}", "{a()}", "{a(x)}", "{a(x:)}", "{a(:1)}", "{a(x:1}", "{a(x:1 y)}", "{a(1:x)}",
        "{a {}}", "{a @}", "{a @b()}", "{a @1}", "{a(x: $)}", "{a(x: @)}", "{a(x: ...)}",
        "{...}", "{...on}", "{... on T}", "{... on 1 {a}}", "{...F {a}}", "{... @a}", "{....F}", "{..F}", "{a..}",
        "{a . b}", "{a .. b}", "{a ... ...}",
        "fragment", "fragment F", "fragment F {a}", "fragment F on {a}", "fragment on on T {a}", "fragment F on T",
        "fragment F($a: Int) on T {a}", "fragment 1 on T {a}",

        // Numbers
        "{a(x:00)}", "{a(x:01)}", "{a(x:-01)}", "{a(x:-)}", "{a(x:--1)}", "{a(x:+1)}", "{a(x:1.)}", "{a(x:.5)}",
        "{a(x:1..2)}", "{a(x:1.0.0)}", "{a(x:1e)}", "{a(x:1e+)}", "{a(x:1.e5)}",
        "{a(x:0a)}", "{a(x:1a)}", "{a(x:1_000)}", "{a(x:0x1F)}", "{a(x:1.5a)}", "{a(x:1e5_)}", "{a(x:-a)}", "{a(x:1",
        "{a(x:-", "{a(x:1.", "{a(x:1e", "{a(x:1.é)}", "{a(x:-\"\")}", "{a(x:1...)}",

        // Strings
        "{a(x:\"", "{a(x:\"a", "{a(x:\"a\n\")}", "{a(x:\"a\r\n\")}", "{a(x:\"é😀\n\")}", "{a(x:\"a\\", "{a(x:\"a\\\"",
        "{a(x:\"\\q\")}", "{a(x:\"\\é\")}", "{a(x:\"\\\n\")}", "{a(x:\"\\U0041\")}", "{a(x:'b')}",
        "{a(x:\"\\u\")}", "{a(x:\"\\u12\")}", "{a(x:\"\\u12G4\")}", "{a(x:\"\\u 123\")}", "{a(x:\"\\u+123\")}",
        "{a(x:\"\\u12", "{a(x:\"\\u{\")}", "{a(x:\"\\u{}\")}", "{a(x:\"\\u{12", "{a(x:\"\\u{G}\")}",
        "{a(x:\"\\u{110000}\")}", "{a(x:\"\\u{D800}\")}", "{a(x:\"\\u{FFFFFFFF}\")}", "{a(x:\"\\u{000000041}\")}",
        "{a(x:\"\\u{ 41}\")}", "{a(x:\"\\u{41\0}\")}", "{a(x:\"\\u004\0\")}",
        "{a(x:\"\\uD83D\")}", "{a(x:\"\\uDE00\")}", "{a(x:\"\\uD83Dx\")}", "{a(x:\"\\uD83D\\n\")}",
        "{a(x:\"\\uD83D\\u{DE00}\")}", "{a(x:\"\\uD83D\\uD83D\")}", "{a(x:\"\\uD83D\\u0041\")}",
        "{a(x:\"\\u{D83D}\\u{DE00}\")}",
        "{a(x:\"😀é\\q\")}", "{a(x:\"\uD800\")}", "{a(x:\"\uDC00x\")}", "{a(x:\"x\uD83D", "{a(x:\"\"\"", "{a(x:\"\"\"a",
        "{a(x:\"\"\"a\"", "{a(x:\"\"\"a\"\"", "{a(x:\"\"\"a\\\"\"\"", "{a(x:\"\"\"a\n\n  é😀",
        "{a(x:\"\"\"\n\uD800\"\"\")}",
        "{a(x:\"\"\"a\"\"\"\")}", "{a(x:\"\"\"\"\"\"\")}", "{a(x:\"\"\"\r\n\r\n\"\"\" ?)}", "{a(x:\"\"\"é\"\"\" ?)}",
        "{a(x:\"\"\"é\n\"\"\" ?)}",

        // Characters that mean nothing
        "?", "{a ?}", "{a;b}", "{a % b}", "{a < b}", "{a ^ b}", "{a * b}", "{a / b}", "{a ~}", "{a `}", "{a \\}",
        "{a \0}", "{a \u0007}", "{a \u007F}", "{a\u00A0b}", "{a\u2028b}", "{é}", "{aé}", "{a😀}", "😀", "{a #é😀\r é}",
        "{a \uD800}", "{a \uDC00 b}", "{a #\uD800\n b}", "{a #x\uDC00", "{a} \uFEFF ?", "\uFEFFé", "{\uFEFFé}",
        "{\r\né}", "{\n\ré}", "{a,é}", "\t{\té}", "#c\r\n#c\r?", "{a\vb}", "{a\fb}", "{a\u0085b}", "{a!b}",

        // Types
        "schema", "schema {}", "schema {query}", "schema {query:}", "schema {foo: Q}", "schema {foo ?",
        "schema {query: [Q]}", "schema @a", "schema @a(x: $b) {query: Q}", "schema A {query: Q}",
        "scalar", "scalar 1", "scalar A @", "type", "type 1", "type A {", "type A {}", "type A {a}", "type A {a:}",
        "type A {a: Int, 1}", "type A {a(): Int}", "type A {a(x): Int}", "type A {a(x: $b): Int}",
        "type A {a(x: Int = $b): Int}", "type A {a: Int = 1}", "type A {a: Int @b(c: $d)}", "type A implements",
        "type A implements {a: Int}", "type A implements & & B", "type A implements B C", "type A implements B &",
        "type A @a implements B", "type A {\"x\"}", "type A {\"x\" \"y\" a: Int}", "interface", "interface A {}",
        "interface A implements", "union", "union A =", "union A = | |", "union A = B |", "union A = {B}",
        "union A = B @a",
        "enum", "enum A {}", "enum A {true}", "enum A {B false}", "enum A {null}", "enum A {\"x\" true}",
        "enum A {\"x\"}", "enum A {B: 1}", "enum A {1}", "input", "input A {}", "input A {a}", "input A {a: Int = }",
        "input A {a(x: Int): Int}", "input A implements B",
        "directive", "directive a on FIELD", "directive @ on FIELD", "directive @a", "directive @a on",
        "directive @a on 1", "directive @a on |", "directive @a on FIELD |", "directive @a on FOO",
        "directive @a on FOO ?", "directive @a on field", "directive @a repeatable FIELD",
        "directive @a repeatable repeatable on FIELD", "directive @a() on FIELD", "directive @a @b on FIELD",
        "directive @a on FIELD QUERY", "directive @a on __proto__", "directive @a on toString",

        // Extensions
        "extend", "extend ?", "extend {a}", "extend foo", "extend \"x\" type A", "extend query {a}",
        "extend fragment F on T {a}", "extend directive @a @b", "extend schema", "extend schema {}", "extend schema A",
        "extend scalar A", "extend scalar A {a}",
        "extend type A", "extend type A {}", "extend type", "extend interface A", "extend union A", "extend union A =",
        "extend enum A", "extend enum A {}", "extend input A", "extend input A {}", "extend type A type B {b: Int}",
        "extend extend type A {a: Int}",
    ];
}
