using System.Text;
using HotChocolate.Language;

namespace Toolbox24.HotChocolate.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void A_node_knows_where_it_stands()
    {
        var document = Utf8GraphQLParser.Parse("query Tools($site: ID!) {\r\n  tools(site: $site) { name }\n}");
        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        var field = Assert.IsType<FieldNode>(Assert.Single(operation.SelectionSet.Selections));
        Assert.Equal(new Location(29, 56, 2, 3), field.Location);
        Assert.Equal(new Location(35, 39, 2, 9), field.Arguments[0].Name.Location);
    }

    [Fact]
    public void Columns_count_UTF16_units_and_positions_count_bytes()
    {
        var refusal = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse("{a(x: \"é😀\") ?}"));
        Assert.Equal((16, 1, 14), (refusal.Position, refusal.Line, refusal.Column));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_where_they_are()
    {
        var text = Encoding.UTF8.GetBytes("{a(x: \"é?\")}");
        text[9] = 0xC0;
        var refusal = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text));
        Assert.Equal((9, 1, 9), (refusal.Position, refusal.Line, refusal.Column));
    }

    [Fact]
    public void Locations_can_be_left_out()
    {
        var document = Utf8GraphQLParser.Parse("{a}", ParserOptions.NoLocation);
        Assert.Null(document.Location);
        Assert.All(document.GetNodes(), node => Assert.Null(node.Location));
    }

    [Fact]
    public void The_same_name_is_the_same_string_in_every_document() => Assert.Same(
        Utf8GraphQLParser.Syntax.ParseField("aNameOfOurOwn").Name.Value,
        Utf8GraphQLParser.Syntax.ParseField("alias: aNameOfOurOwn").Name.Value);

    [Fact]
    public void A_value_can_be_read_alone()
    {
        var value = Assert.IsType<ObjectValueNode>(Utf8GraphQLParser.Syntax.ParseValueLiteral("{a: [1, \"\\u00e9\"]}"));
        var list = Assert.IsType<ListValueNode>(Assert.Single(value.Fields).Value);
        Assert.Equal(["1", "é"], list.Items.Select(item => item.Value));
    }

    [Fact]
    public void Only_a_value_that_is_no_constant_has_variables()
    {
        Assert.IsType<VariableNode>(Utf8GraphQLParser.Syntax.ParseValueLiteral("$a", constant: false));
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseValueLiteral("$a"));
    }

    [Fact]
    public void A_type_can_be_read_alone()
    {
        var type = Utf8GraphQLParser.Syntax.ParseTypeReference("[[ID!]]!");
        Assert.True(type.IsNonNullType());
        Assert.True(type.IsListType());
        Assert.Equal("ID", type.NamedType().Name.Value);
        Assert.Equal("[[ID!]]", type.NullableType().ToString());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a}")]
    [InlineData("")]
    public void A_field_read_alone_is_all_of_the_text(string text) =>
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseField(text));

    [Fact]
    public void A_document_says_how_much_it_has()
    {
        var document = Utf8GraphQLParser.Parse("{a {b}} fragment F on T {c}");
        Assert.Equal((3, 15), (document.FieldsCount, document.Count));
    }
}
