namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

internal static class VariableExamples
{
    public static RuleExamples[] All { get; } =
    [
        new(
            "UniqueVariableNames",
            ["query A($a: Int) { plain(i: $a) } query B($a: Int) { plain(i: $a) }"],
            [("query ($a: Int, $b: Int, $a: Int, $a: Int) { plain(i: $a) x: plain(i: $b) }", "UniqueVariableNames 1:9 1:27 1:36")]),
        new(
            "VariablesAreInputTypes",
            ["query ($a: Filter, $b: [Kind!]!) { tools(filter: $a) { __typename } drill { batteries(first: 1, kinds: $b) { kind } } }"],
            [("query ($a: Drill, $b: [Tool!]!) { version @mark(m: $a, k: $b) }", "KnownArgumentNames 1:49,KnownArgumentNames 1:56,VariablesAreInputTypes 1:12,VariablesAreInputTypes 1:23")]),
        new(
            "NoUndefinedVariables",
            ["query ($a: Int) { ...F } fragment F on Query { plain(i: $a) }"],
            [
                ("{ plain(i: $a) ...F } fragment F on Query { x: plain(i: $b) }", "NoUndefinedVariables 1:12 1:1,NoUndefinedVariables 1:57 1:1"),
                ("query A($a: Int) { ...F } query B { ...F } fragment F on Query { plain(i: $a) }", "NoUndefinedVariables 1:75 1:27"),
                ("{ version @skip(if: $a) tools(filter: { need: $b, kinds: [$c] }) { __typename } }",
                    "NoUndefinedVariables 1:21 1:1,NoUndefinedVariables 1:47 1:1,NoUndefinedVariables 1:59 1:1"),
            ]),
        new(
            "NoUnusedVariables",
            ["query ($a: Boolean!) { version @skip(if: $a) }", "query ($a: Int) { plain(a: { x: [$a] }) }"],
            [("query ($a: Int, $b: Int = 1) { plain(i: $a) }", "NoUnusedVariables 1:17")]),
        new(
            "VariablesInAllowedPosition",
            [
                "query ($a: Int!, $b: Int = 1) { plain(i: $a) tools(first: $b) { __typename } }",
                "query ($a: Int) { tools(first: $a) { __typename } }",
                "query ($a: Float) { owner(choice: { range: { min: $a } }) { __typename } }",
                "query ($a: ID!) { owner(choice: { id: $a }) { __typename } }",
                "query ($a: [ID!]!, $b: [Int!]) { tools(ids: $a) { __typename } saws(matrix: [$b]) { id } }",
            ],
            [
                ("query ($a: String) { plain(i: $a) }", "VariablesInAllowedPosition 1:8 1:31"),
                ("query ($a: ID) { node(id: $a) { id } }", "VariablesInAllowedPosition 1:8 1:27"),
                ("query ($a: ID = null) { node(id: $a) { id } }", "VariablesInAllowedPosition 1:8 1:34"),
                ("query ($a: [ID]) { tools(ids: $a) { __typename } }", "VariablesInAllowedPosition 1:8 1:31"),
                ("query ($a: Int) { saws(matrix: $a) { id } }", "VariablesInAllowedPosition 1:8 1:32"),
                ("query ($a: Int) { drill { batteries(first: 1) { fits(matrix: [[$a]]) { id } } } }", "VariablesInAllowedPosition 1:8 1:64"),
                ("query ($a: ID) { owner(choice: { id: $a }) { __typename } }", "VariablesInAllowedPosition 1:8 1:38"),
                ("query ($a: ID = 1) { owner(choice: { id: $a }) { __typename } }", "VariablesInAllowedPosition 1:8 1:42"),
                ("query ($a: String) { version @skip(if: $a) }", "VariablesInAllowedPosition 1:8 1:40"),
            ]),
    ];
}
