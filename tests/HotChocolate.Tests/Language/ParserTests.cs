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
}
