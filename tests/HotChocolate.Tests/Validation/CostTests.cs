using System.Text.Json;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;

namespace Toolbox24.HotChocolate.Tests.Validation;

public sealed class CostTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(Utf8GraphQLParser.Parse(
        """
        directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION | OBJECT | INPUT_FIELD_DEFINITION
        directive @listSize(
          assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!],
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION

        interface Item { name: String! owner: Person }
        type Drill implements Item { name: String! owner: Person @cost(weight: "10") like: Drill }
        type Saw implements Item @cost(weight: "3") { name: String! owner: Person blades: [Saw!]! @listSize(assumedSize: 4) }
        type Person { name: String tools: [Item!]! @listSize(assumedSize: 5) words: [String] }

        type Drills { nodes: [Drill!] edges: [Edge!] pageInfo: Info! totalCount: Int! @cost(weight: "10") }
        type Edge { cursor: String! node: Drill }
        type Info { hasNextPage: Boolean! }

        input Filter { text: String, range: Range @cost(weight: "2") }
        input Range { min: Int @cost(weight: "0.5"), max: Int }

        type Query {
          drill: Drill @cost(weight: "10")
          item: Item
          drills(first: Int, after: String, last: Int, before: String): Drills
            @listSize(
              assumedSize: 50, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 10,
              sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false
            ) @cost(weight: "10")
          saws(first: Int): [Saw!]! @listSize(slicingArguments: ["first"])
          search(filter: Filter, filters: [Filter!], text: String @cost(weight: "7")): [Item!]!
        }

        type Mutation { add: Drill @cost(weight: "10") }
        """));

    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ drill { name __typename } }", 10, 2)]
    [InlineData("{ drill { name owner { name words } } }", 21, 3)]
    [InlineData("{ item { name } }", 1, 2)]
    [InlineData("{ item { owner { name } } }", 11, 3)]
    [InlineData("{ item { ... on Drill { like { name } } ... on Saw { blades { name } } } }", 2, 14)]
    [InlineData("mutation { add { like { name } } }", 11, 3)]
    public void A_field_costs_its_weight_and_a_type_one(string text, double fields, double types) =>
        Assert.Equal(new OperationCost(fields, types), Cost(text));

    [Theory]
    [InlineData("{ saws(first: 3) { name } }", 1, 10)]
    [InlineData("{ saws(first: 3) { owner { name } } }", 4, 13)]
    [InlineData("{ saws(first: 2) { blades { blades { name } } } }", 11, 127)]
    [InlineData("{ drill { owner { tools { owner { name } } } } }", 71, 13)]
    public void A_list_multiplies_what_is_below_it(string text, double fields, double types) =>
        Assert.Equal(new OperationCost(fields, types), Cost(text));

    [Theory]
    [InlineData("{ drills { nodes { name } } }", 11, 12)]
    [InlineData("{ drills(first: 3) { nodes { owner { name } } pageInfo { hasNextPage } totalCount } }", 52, 9)]
    [InlineData("{ drills(last: 2) { edges { node { name } } } }", 13, 6)]
    [InlineData("{ drills(first: 2) { ...F } } fragment F on Drills { nodes { name } }", 11, 4)]
    public void A_connection_says_how_long_the_lists_in_it_are(string text, double fields, double types) =>
        Assert.Equal(new OperationCost(fields, types), Cost(text));

    [Theory]
    [InlineData(null, 52)]
    [InlineData("{}", 8)]
    [InlineData("{ \"n\": 3 }", 5)]
    [InlineData("{ \"n\": null }", 12)]
    [InlineData("{ \"n\": -3 }", 2)]
    public void A_variable_is_what_it_is_given_as_and_without_that_the_most_there_is(string? variables, double types)
    {
        var given = variables is null ? default : JsonDocument.Parse(variables).RootElement;
        Assert.Equal(types, Cost("query ($n: Int = 6) { drills(first: $n) { nodes { name } } }", given).TypeCost);
    }

    [Theory]
    [InlineData("{ search(text: \"\") { name } }", 8)]
    [InlineData("{ search(filter: { text: \"\", range: { min: 1, max: 2 } }) { name } }", 4.5)]
    [InlineData("{ search(filters: [{}, { range: { min: 1 } }]) { name } }", 4.5)]
    public void Arguments_cost_what_is_in_them(string text, double fields) => Assert.Equal(fields, Cost(text).FieldCost);

    [Fact]
    public void A_fragment_counts_where_it_is_spread_and_a_field_selected_twice_once() =>
        Assert.Equal(
            new OperationCost(20, 3),
            Cost("{ a: drill { ...F } b: drill { ...F ...G } drill: __typename } fragment F on Item { name ...G } fragment G on Item { name }"));

    [Fact]
    public void The_operation_named_is_the_one_that_counts()
    {
        var document = Utf8GraphQLParser.Parse("query A { item { name } } query B { drill { name } }");
        Assert.Equal(10, OperationCost.Of(Schema, document, "B").FieldCost);
        Assert.Equal(1, OperationCost.Of(Schema, document).FieldCost);
    }

    [Fact]
    public void Fragments_that_double_what_they_spread_are_added_up_once_each()
    {
        var fragments = Enumerable.Range(0, 60)
            .Select(i => $"fragment F{i} on Drill {{ a: like {{ ...F{i + 1} }} b: like {{ ...F{i + 1} }} }}");
        var text = $"{{ drill {{ ...F0 }} }} {string.Join(' ', fragments)} fragment F60 on Drill {{ name }}";
        Assert.Equal(10 + Math.Pow(2, 61) - 2, Cost(text).FieldCost);
    }

    [Fact]
    public void What_costs_too_much_is_refused_with_the_numbers()
    {
        var options = new RequestExecutorOptions { MaxFieldCost = 20, MaxTypeCost = 30 };
        Assert.Null(Cost("{ drills { nodes { name } } }").Exceeds(options));

        var fields = Cost("{ drills(first: 2) { nodes { owner { name } } } }").Exceeds(options)!;
        Assert.Equal(("HC0047", "The maximum allowed field cost was exceeded."), (fields.Code, fields.Message));
        Assert.Equal((31d, 20d), (fields.Extensions["fieldCost"], fields.Extensions["maxFieldCost"]));

        var types = Cost("{ drills(first: 40) { nodes { name } } }").Exceeds(options)!;
        Assert.Equal(("HC0047", "The maximum allowed type cost was exceeded."), (types.Code, types.Message));
        Assert.Equal((42d, 30d), (types.Extensions["typeCost"], types.Extensions["maxTypeCost"]));
    }

    [Theory]
    [InlineData("{ saws { name } }", 1)]
    [InlineData("{ saws(first: 1) { name } drills { totalCount } }", 0)]
    [InlineData("query ($n: Int) { saws(first: $n) { name } drills(first: 1, last: 1) { totalCount } }", 0)]
    public void A_list_that_must_be_sliced_is_sliced_once(string text, int errors)
    {
        var found = QueryBounds.Check(Schema, Utf8GraphQLParser.Parse(text), new RequestExecutorOptions());
        Assert.Equal(Enumerable.Repeat("HC0082", errors), found.Select(error => error.Code));
    }

    [Theory]
    [InlineData("query($text: String) { search(text: $text) { name } drills(first: 3) { nodes { name } } }", false)]
    [InlineData("query($after: String) { drills(after: $after) { nodes { name } } }", false)]
    [InlineData("query($on: Boolean!) { drill @include(if: $on) { name } }", false)]
    [InlineData("query($first: Int) { drills(first: $first) { nodes { name } } }", true)]
    [InlineData("query($first: Int) { ...Some } fragment Some on Query { saws(first: $first) { name } }", true)]
    public void It_is_added_up_again_only_where_variables_say_how_long_lists_are(string text, bool depends)
    {
        var document = Utf8GraphQLParser.Parse(text);
        var analysis = new CostAnalysis(Schema, document, document.Definitions.OfType<OperationDefinitionNode>().Single(), default);
        analysis.Result();
        Assert.Equal(depends, analysis.DependsOnVariables);
    }

    private static OperationCost Cost(string text, JsonElement variables = default)
    {
        var document = Utf8GraphQLParser.Parse(text);
        Assert.Empty(DocumentValidator.Validate(Schema, document));
        return OperationCost.Of(Schema, document, variables: variables);
    }
}
