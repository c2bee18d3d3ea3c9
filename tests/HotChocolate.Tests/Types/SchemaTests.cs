using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Types;

public sealed class SchemaTests
{
    private const string Sdl =
        """
        schema {
          query: Query
          mutation: Mutation
        }

        "Asks."
        type Query {
          tool(id: ID!): Tool
          search(text: String = "perfo", first: Int = 10, kinds: [Kind!]): [Found!]!
        }

        type Mutation {
          hold(input: HoldInput!): Hold @deprecated(reason: "Book.")
        }

        interface Node {
          id: ID!
        }

        type Tool implements Node {
          id: ID!
          kind: Kind!
          seen: DateTime
        }

        type Hold implements Node {
          id: ID!
          tool: Tool!
        }

        union Found = Tool | Hold

        enum Kind {
          DRILL
          "Out of stock."
          SAW @deprecated
        }

        input HoldInput {
          tool: ID!
          unit: UUID
        }

        scalar DateTime @specifiedBy(url: "https://www.graphql-scalars.com/date-time")

        scalar UUID @specifiedBy(url: "https://tools.ietf.org/html/rfc4122")

        directive @cost(weight: String!) on FIELD_DEFINITION
        """;

    private readonly Schema schema = SchemaBuilder.Build(Utf8GraphQLParser.Parse(Sdl));

    [Fact]
    public void It_prints_as_it_was_written() => Assert.Equal(Sdl, schema.ToString().TrimEnd());

    [Fact]
    public void Its_types_refer_to_each_other()
    {
        var tool = Assert.IsType<ObjectType>(schema.Type("Tool"));
        Assert.Same(schema.Type("Node"), Assert.Single(tool.Interfaces));
        Assert.Same(schema.Type("Kind"), tool.Field("kind")!.Type.NamedType());
        Assert.Equal("[Found!]!", schema.QueryType.Field("search")!.Type.ToString());
    }

    [Fact]
    public void An_abstract_type_knows_what_its_values_may_be()
    {
        Assert.Equal(["Tool", "Hold"], schema.PossibleTypes(schema.Type("Node")!).Select(type => type.Name));
        Assert.Equal(["Tool", "Hold"], schema.PossibleTypes(schema.Type("Found")!).Select(type => type.Name));
    }

    [Fact]
    public void What_is_deprecated_says_why()
    {
        Assert.Equal("Book.", schema.MutationType!.Field("hold")!.DeprecationReason);
        Assert.Equal("No longer supported", ((EnumType)schema.Type("Kind")!).Find("SAW")!.DeprecationReason);
    }

    [Fact]
    public void Every_object_has_its_type_name_and_only_the_query_the_types_of_the_server()
    {
        Assert.NotNull(schema.Field(schema.Type("Found")!, "__typename"));
        Assert.NotNull(schema.Field(schema.QueryType, "__schema"));
        Assert.Null(schema.Field(schema.MutationType!, "__schema"));
    }

    [Theory]
    [InlineData("type Query { tool: Tool }", "The type Tool is not defined.")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "The type Query is defined twice.")]
    [InlineData("type Tool { a: Int }", "There is no query type.")]
    [InlineData("type Query { a: Int } extend type Tool { b: Int }", "The type Tool is extended but not defined.")]
    [InlineData("type Query implements Kind { a: Int } enum Kind { A }", "Kind is no InterfaceType.")]
    public void What_makes_no_schema_is_refused(string sdl, string error) =>
        Assert.Contains(error, Assert.Throws<SchemaException>(() => SchemaBuilder.Build(Utf8GraphQLParser.Parse(sdl))).Errors);

    [Fact]
    public void An_extension_adds_to_its_type()
    {
        var extended = SchemaBuilder.Build(Utf8GraphQLParser.Parse("type Query { a: Int } extend type Query { b: Int }"));
        Assert.Equal(["a", "b"], extended.QueryType.Fields.Select(field => field.Name));
    }
}
