namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

internal static class ValueExamples
{
    public static RuleExamples[] All { get; } =
    [
        new(
            "ValuesOfCorrectType",
            [
                "{ plain(s: \"a\", i: -1, f: 1, b: true, id: 1, e: SAW, a: { x: [1, A, null] }) }",
                "{ plain(s: null, f: 1.5, id: \"1\", a: \"a\") saws(matrix: [[1], null, 2], ranges: { max: 1 }) { id } }",
                "query ($a: Filter = { need: 1, matrix: 1, not: { need: 2 } }) { tools(filter: $a) { __typename } }",
                "{ owner(choice: { numbers: [1, 2] }) { __typename } }",
            ],
            [
                ("{ plain(s: 1, i: 1.0, f: \"1\", b: 0, id: 1.5, e: \"SAW\") }",
                    "ValuesOfCorrectType 1:12,ValuesOfCorrectType 1:18,ValuesOfCorrectType 1:26,ValuesOfCorrectType 1:34,ValuesOfCorrectType 1:41,ValuesOfCorrectType 1:49"),
                ("{ plain(i: 2147483648, s: A, b: [true], e: NONE) }",
                    "ValuesOfCorrectType 1:12,ValuesOfCorrectType 1:27,ValuesOfCorrectType 1:33,ValuesOfCorrectType 1:44"),
                ("{ node(id: null) { id } plain(s: { a: { b: 1 } }) }", "ValuesOfCorrectType 1:12,ValuesOfCorrectType 1:34"),
                ("{ saws(matrix: [[1, \"a\"], A], ranges: [null, { min: null }]) { id } }",
                    "ValuesOfCorrectType 1:21,ValuesOfCorrectType 1:27,ValuesOfCorrectType 1:40,ValuesOfCorrectType 1:53"),
                ("{ tools(filter: { text: 1, none: { a: B } }) { __typename } }",
                    "ValuesOfCorrectType 1:17,ValuesOfCorrectType 1:25,ValuesOfCorrectType 1:28"),
                ("{ tools(filter: 1) { __typename } a: tools(filter: [{ need: 1 }]) { __typename } }", "ValuesOfCorrectType 1:17,ValuesOfCorrectType 1:52"),
                ("query ($a: Int = \"1\", $b: Filter = {}, $c: Int! = null) { plain(i: $a) tools(filter: $b, first: $c) { __typename } }",
                    "ValuesOfCorrectType 1:18,ValuesOfCorrectType 1:36,ValuesOfCorrectType 1:51"),
                ("{ owner(choice: {}) { __typename } }", "ValuesOfCorrectType 1:17"),
                ("{ owner(choice: { id: 1, name: \"a\" }) { __typename } }", "ValuesOfCorrectType 1:17"),
                ("{ owner(choice: { name: null }) { __typename } }", "ValuesOfCorrectType 1:17"),
                ("{ owner(choice: { none: 1 }) { __typename } }", "ValuesOfCorrectType 1:19"),
                ("{ version @mark(n: \"a\") @skip(if: 1) }", "ValuesOfCorrectType 1:20,ValuesOfCorrectType 1:35"),
            ]),
        new(
            "UniqueInputFieldNames",
            ["{ tools(filter: { need: 1, not: { need: 2 } }) { __typename } }"],
            [
                ("{ tools(filter: { need: 1, text: \"\", need: 2, need: 3 }) { __typename } }", "UniqueInputFieldNames 1:19 1:38,UniqueInputFieldNames 1:19 1:47"),
                ("{ plain(a: { x: [{ y: 1, y: 1 }] }) }", "UniqueInputFieldNames 1:20 1:26"),
            ]),
    ];
}
