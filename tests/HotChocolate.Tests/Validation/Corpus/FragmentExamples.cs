namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

internal static class FragmentExamples
{
    public static RuleExamples[] All { get; } =
    [
        new(
            "KnownTypeNames",
            ["query ($a: [[Int!]!]) { saws(matrix: $a) { id } ... on Query { version } }"],
            [
                ("query ($a: [None!]) { version ... on None { a } ...F } fragment F on Nix { a }",
                    "KnownTypeNames 1:13,KnownTypeNames 1:38,KnownTypeNames 1:70,NoUnusedVariables 1:8"),
            ]),
        new(
            "FragmentsOnCompositeTypes",
            ["{ tools { ... on Item { id } ... on Tool { __typename } ... { __typename } } }"],
            [("{ ... on Kind { a } ...F } fragment F on Filter { a }", "FragmentsOnCompositeTypes 1:10,FragmentsOnCompositeTypes 1:42")]),
        new(
            "UniqueFragmentNames",
            ["query F { ...F } fragment F on Query { version }"],
            [("{ ...F } fragment F on Query { version } fragment F on Query { drill { id } }", "UniqueFragmentNames 1:19 1:51")]),
        new(
            "KnownFragmentNames",
            ["{ ...F } fragment F on Query { version }"],
            [("{ ...F version ... { ...G } }", "KnownFragmentNames 1:25,KnownFragmentNames 1:6")]),
        new(
            "NoUnusedFragments",
            ["{ ...F } fragment F on Query { ...G } fragment G on Query { version }"],
            [
                ("{ version } fragment F on Query { ...G } fragment G on Query { version }", "NoUnusedFragments 1:13,NoUnusedFragments 1:42"),
                ("{ ...F } fragment F on Query { version } fragment G on Query { version }", "NoUnusedFragments 1:42"),
            ]),
        new(
            "PossibleFragmentSpreads",
            [
                "{ node(id: 1) { ... on Drill { id } ... on Item { id } ... on Tool { __typename } } }",
                "{ tools { ...F ... on Node { id } } drill { ... on Tool { ... on Node { id } } } } fragment F on Item { id }",
            ],
            [
                ("{ drill { ... on Saw { id } ...F } } fragment F on Company { homes }", "PossibleFragmentSpreads 1:11,PossibleFragmentSpreads 1:29"),
                ("{ owner { ... on Item { id } ... on Tool { __typename } } alone { ... on Person { name } } }",
                    "PossibleFragmentSpreads 1:11,PossibleFragmentSpreads 1:30,PossibleFragmentSpreads 1:67"),
            ]),
        new(
            "NoFragmentCycles",
            ["{ ...F ...G ...F } fragment F on Query { ...H } fragment G on Query { ...H } fragment H on Query { version }"],
            [
                ("{ ...F } fragment F on Query { version ...F }", "NoFragmentCycles 1:40"),
                ("{ ...F } fragment F on Query { ...G } fragment G on Query { ...H } fragment H on Query { version ...F ...G }",
                    "NoFragmentCycles 1:32 1:61 1:98,NoFragmentCycles 1:61 1:103"),
                ("{ drill { ...F } } fragment F on Drill { id like { ...F } ... { ...F } }", "NoFragmentCycles 1:52,NoFragmentCycles 1:65"),
            ]),
    ];
}
