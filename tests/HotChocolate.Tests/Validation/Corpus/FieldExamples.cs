namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

internal static class FieldExamples
{
    public static RuleExamples[] All { get; } =
    [
        new(
            "FieldsOnCorrectType",
            ["{ drill { __typename torque } node(id: 1) { __typename id } owner { __typename } __schema { types { name } } __type(name: \"A\") { name } }"],
            [
                ("{ none drill { none { none } } }", "FieldsOnCorrectType 1:16,FieldsOnCorrectType 1:3"),
                ("{ node(id: 1) { torque } owner { name } }", "FieldsOnCorrectType 1:17,FieldsOnCorrectType 1:34"),
                ("{ drill { __schema { types { name } } } }", "FieldsOnCorrectType 1:11"),
                ("mutation { __type(name: \"A\") { name } }", "FieldsOnCorrectType 1:12"),
            ]),
        new(
            "ScalarLeafs",
            ["{ version drill { kind } }"],
            [
                ("{ version { a } drill { kind { a } } }", "ScalarLeafs 1:11,ScalarLeafs 1:30"),
                ("{ drill saws owner }", "ScalarLeafs 1:14,ScalarLeafs 1:3,ScalarLeafs 1:9"),
            ]),
        new(
            "KnownArgumentNames",
            ["{ node(id: 1) { id } version @mark(n: 1) }"],
            [
                ("{ version(a: 1, b: 2) }", "KnownArgumentNames 1:11,KnownArgumentNames 1:17"),
                ("{ version @mark(m: 1) @skip(if: true, unless: true) }", "KnownArgumentNames 1:17,KnownArgumentNames 1:39"),
                ("{ node(id: 1, a: 1) { id } none(a: 1) }", "FieldsOnCorrectType 1:28,KnownArgumentNames 1:15"),
            ]),
        new(
            "UniqueArgumentNames",
            ["{ plain(s: \"\", i: 1) plain2: plain(s: \"\") }"],
            [("{ plain(i: 1, s: \"\", i: 2, i: 3) version @mark(n: 1, n: 2) }", "UniqueArgumentNames 1:48 1:54,UniqueArgumentNames 1:9 1:22 1:28")]),
        new(
            "ProvidedRequiredArguments",
            ["{ node(id: 1) { id } tools { __typename } }"],
            [
                ("{ node { id } }", "ProvidedRequiredArguments 1:3"),
                ("{ version @skip @onField(level: 2) }", "ProvidedRequiredArguments 1:11,ProvidedRequiredArguments 1:17"),
            ]),
        new(
            "OverlappingFieldsCanBeMerged",
            [
                "{ version version node(id: 1) { id } node(id: 1) { __typename } }",
                "{ tools { ... on Drill { x: torque } ... on Drill { x: torque } } }",
                "{ owner { ... on Person { n: name } ... on Company { h: name } } }",
                "{ tools { ... on Drill { a: like(filter: { need: 1, text: \"x\" }) { id } a: like(filter: { text: \"x\", need: 1 }) { id } } } }",
                "{ drill { ...A ...A } } fragment A on Drill { id ...B } fragment B on Drill { id torque }",
                "{ node(id: 1) { ... on Drill { x: __typename } ... on Saw { x: __typename } } }",
            ],
            [
                ("{ a: version a: plain }", "OverlappingFieldsCanBeMerged 1:3 1:14"),
                ("{ node(id: 1) { id } node(id: 2) { id } }", "OverlappingFieldsCanBeMerged 1:3 1:22"),
                ("{ plain(i: 1) plain plain(s: \"\") }", "OverlappingFieldsCanBeMerged 1:15 1:21,OverlappingFieldsCanBeMerged 1:3 1:15,OverlappingFieldsCanBeMerged 1:3 1:21"),
                ("{ plain(a: {x: [1, 2]}) plain(a: {x: [1, 3]}) }", "OverlappingFieldsCanBeMerged 1:3 1:25"),
                ("{ plain(s: \"a\") plain(s: \"\"\"a\"\"\") }", "OverlappingFieldsCanBeMerged 1:3 1:17"),
                ("{ tools { ... on Drill { torque } ... on Saw { torque } } }", "OverlappingFieldsCanBeMerged 1:26 1:48"),
                ("{ tools { ... on Drill { x: kind } ... on Saw { x: blades { id } } } }", "OverlappingFieldsCanBeMerged 1:26 1:49"),
                ("{ drill { like { a: id } } drill { like { a: torque } } }", "OverlappingFieldsCanBeMerged 1:3 1:11 1:18 1:28 1:36 1:43"),
                ("{ drill { x: id ...F } } fragment F on Drill { x: torque }", "OverlappingFieldsCanBeMerged 1:11 1:48"),
                ("{ drill { ...F ...G } } fragment F on Drill { ...H } fragment H on Drill { x: torque } fragment G on Drill { x: id }",
                    "OverlappingFieldsCanBeMerged 1:76 1:110"),
                ("{ owner { ... on Person { x: friend { a: name } } ... on Company { x: staff { a: name } } } }", "OverlappingFieldsCanBeMerged 1:27 1:68"),
            ]),
    ];
}
