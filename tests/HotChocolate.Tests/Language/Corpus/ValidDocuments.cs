namespace Toolbox24.HotChocolate.Tests.Language.Corpus;

/// <summary>Every construct of the language, and every corner of its text.</summary>
internal static class ValidDocuments
{
    public static string[] All { get; } =
    [
        // Operations
        "{a}", "{ a, b c }", "query{a}", "query Q{a}", "mutation M{a}", "subscription S{a}", "query query{query}",
        "{a}{b}query C{c}", "scalar A {a}", "union A {B}",
        "query ($a: Int) { a(x: $a) }", "query Q($a: [Int!]! = [1, 2] @d, $b: I = {k: {l: null}}) @e { a }",
        "subscription @live { a }",
        "query ($a: Int,,, $b: String = \"x\") { a }", "query ($on: on = on) { on(on: $on) @on(on: on) }",
        "query Q @a @b(x: $v) { a }",
        "\"about\" query Q { a }", "\"\"\"\n  about\n    it\n\"\"\" mutation { a }", "\"about\" fragment F on T { a }",
        "query (\"about a\" $a: Int, $b: Int) { a }", "query Q(\"\"\"\nab\ncd\n\"\"\" $a: Int @d) { a }",
        "query ($a: S = \"\"\"x\ny\"\"\") { a }",

        // Selections
        "{ a: b }", "{ a: b(x: 1) @c { d } }", "{ ...F }", "{ ... on T { a } }", "{ ... { a } }",
        "{ ... @a(x: 1) { a } }",
        "{ ...F @a @b }", "{ ... on T @a { ...G b } }", "{ ...onward }",
        "{ type fragment on: on query true false null }", "{a{b{c{d{e}}}}}",
        "fragment F on T { a }", "fragment F on on @a { a ...G }", "fragment fragment on query { a }",

        // Lines of arguments: at most 80 characters
        "{ field(argumentNumberOne: 1234567, argumentNumberTwo: 1234567, argumentThree: 12345678) }",
        "{ field(argumentNumberOne: 1234567, argumentNumberTwo: 1234567, argumentThree: 123456789) }",
        "{ field(argumentNumberOne: 1234567, argumentNumberTwo: 1234567, argumentThree: 1234567890) { deeper } }",
        "{ a { b { alias: field(argumentNumberOne: 12345, argumentNumberTwo: 12345, argumentThree: 1234) @x(y: 1) { c } } } }",
        "{ a { field(one: \"\"\"\nblock\n\"\"\", two: {a: [\"\"\"x\n  y\"\"\"], b: 12345678901234567890123456789012345678901234567890}) } }",
        "{ a { b { field(one: \"\"\"\nblock of\nthree\nlines\n\"\"\", x: 1, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1) } } }",
        "{ f(a: \"😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀\") }",

        // Values
        "{a(x: 0, y: -0, z: -12, l: 123456789012345678901234567890)}",
        "{a(x: 0.0, y: -1.5e10, z: 1E-3, w: 6e+2, v: 0e0)}",
        "{a(x: true, y: false, z: null, w: ENUM, v: trueish)}", "{a(x: [], y: [1 2,3], z: [[]], w: [{}])}",
        "{a(x: {}, y: {a: 1 b: {c: $d}})}",
        "{a(x: [1[2]\"s\"{a:1}$v E])}",
        "{a(x: \"\")}", "{a(x: \"text # no comment, { no brace\")}", "{a(x: \"\\b\\f\\n\\r\\t\\/\\\\\\\"\")}",
        "{a(x: \"\\u00e9\\u0000\\uFFFF\")}",
        "{a(x: \"\\u{0}\\u{1F600}\\u{10FFFF}\\u{00000041}\")}", "{a(x: \"\\uD83D\\uDE00\\uDBFF\\uDFFF\")}",
        "{a(x: \"é😀\u2028\u0000\u0001\u007F\u009F\u00A0\t\")}",
        "{a(x: \"\"\"\"\"\")}", "{a(x: \"\"\"block\"\"\")}", "{a(x: \"\"\" led by space\"\"\")}",
        "{a(x: \"\"\"\ttab\"\"\")}", "{a(x: \"\"\"two\nlines\"\"\")}",
        "{a(x: \"\"\"\n  x\n    y\n   z\n\n\"\"\")}", "{a(x: \"\"\"   \n\t\n \"\"\")}",
        "{a(x: \"\"\"a\r\n  b\r  c\n\r d\"\"\")}", "{a(x: \"\"\"x\n  y\n  z\"\"\")}",
        "{a(x: \"\"\"quote\\\"\"\"inside\"\"\")}", "{a(x: \"\"\"ends \\\"\"\"\"\"\")}", "{a(x: \"\"\"\\\"\"\"\"\"\")}",
        "{a(x: \"\"\"back\\slash\\\n\"\"\")}", "{a(x: \"\"\"one \" two \"\" no escape \\u0041 \\n\"\"\")}",
        "{a(x: \"\"\"ends with a quote\"\n\"\"\")}", "{a(x: \"\"\" x\n y\"\"\")}",
        "{a(x: \"\"\"\n\n x\n\n  y\n\n\"\"\")}", "{a(x: \"\"\"é\n  😀\n\u0001\"\"\")}",
        "{a(x: \"\"\"seventy characters, no more than that, stay on the line the block is on...\"\"\")}",
        "{a(x: \"\"\"seventy-one characters are too many for that, and the quotes go elsewhere..\"\"\")}",
        "{a(x: \"\"\" led by space and yet longer than the seventy characters that a line takes\"\"\")}",

        // Space and places
        "\uFEFF{a}", "{\uFEFFa\uFEFF}", ",,{,a,},", "#c\n{a}#c", "{a #é😀 comment\r\n b\r c\n\n\r\n d}",
        "\n\r\r\n{\r\n\ta\r}", "{a(x:\"😀\")b(y:\"é\") c}", "# only then\r{a}\r\n#",
        "{ a(x: \"\"\"\r\n é\r\n\"\"\") b(x: \"\"\"😀\n\"\"\" y: 1) }",

        // Types
        "schema { query: Q }", "\"about\" schema @a { query: Q mutation: M subscription: S }", "schema{query:query}",
        "scalar A", "\"about\" scalar A @a(x: 1)", "type A", "type A { a: Int }", "type A implements B { a: B! }",
        "type A implements & B & C @d { a(x: Int): [B!]! @e }",
        "\"about\" type A { \"about a\" a: Int \"\"\"about\nb\"\"\" b(\"about x\" x: Int = 1 @d y: S): Int }",
        "type A { type: type input: input on: on }",
        "type A { a(x: S = \"\"\"b\nc\"\"\"): Int }", "type A { a(x: Int, y: [Int] = [1, 2], z: I = {a: 1}): Int }",
        "type implements implements implements",
        "interface A", "interface A implements B & C @d { a: Int }", "\"\"\"about\"\"\" interface A { a: Int! }",
        "union A", "union A = B", "union A = | B | C", "\"about\" union A @a = B | C", "union A @a",
        "enum A", "enum A { B }", "\"about\" enum A @a { \"about B\" B @b C }", "enum A { on type input }",
        "input A", "input A { a: Int }", "\"about\" input A @oneOf { \"about a\" a: Int = 1 @b b: [S!] = [\"x\"] }",
        "directive @a on FIELD", "directive @a(x: Int = 1) repeatable on | FIELD | QUERY",
        "\"about\" directive @a(\"about x\" x: Int) on SCHEMA", "directive @on on OBJECT",
        "directive @a on QUERY|MUTATION|SUBSCRIPTION|FIELD|FRAGMENT_DEFINITION|FRAGMENT_SPREAD|INLINE_FRAGMENT|VARIABLE_DEFINITION",
        "directive @a on SCHEMA|SCALAR|OBJECT|FIELD_DEFINITION|ARGUMENT_DEFINITION|INTERFACE|UNION|ENUM|ENUM_VALUE|INPUT_OBJECT|INPUT_FIELD_DEFINITION",
        "directive @repeatable repeatable on FIELD",

        // Extensions
        "extend schema @a", "extend schema { query: Q }", "extend schema @a { mutation: M }", "extend scalar A @a",
        "extend type A @a", "extend type A { a: Int }",
        "extend type A implements B", "extend type A implements B & C @d { a: Int }", "extend interface A @a",
        "extend interface A implements B", "extend interface A { a: Int }",
        "extend union A @a", "extend union A = B | C", "extend enum A @a", "extend enum A { B }", "extend input A @a",
        "extend input A { a: Int }",
        "type A {a:Int} extend type A {b:Int} query {a} scalar B \"x\" enum C {D} fragment F on A {a}",
    ];
}
