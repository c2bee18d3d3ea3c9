namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private OperationDefinitionNode ParseShortQuery()
    {
        var start = Start;
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(Locate(start), null, null, OperationType.Query, [], [], selections);
    }

    private OperationDefinitionNode ParseOperation(Location start, StringValueNode? description)
    {
        var type = ParseOperationType();
        var name = reader.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany(
            TokenKind.LeftParenthesis,
            static (ref parser) => parser.ParseVariableDefinition(),
            TokenKind.RightParenthesis);
        var directives = ParseDirectives();
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(Locate(start), name, description, type, variables, directives, selections);
    }

    private OperationType ParseOperationType()
    {
        if (reader.Kind != TokenKind.Name) throw NotExpected(TokenKind.Name);
        if (SkipKeyword("query"u8)) return OperationType.Query;
        if (SkipKeyword("mutation"u8)) return OperationType.Mutation;
        if (SkipKeyword("subscription"u8)) return OperationType.Subscription;
        throw UnexpectedName();
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var value = Skip(TokenKind.Equal) ? ParseConstant() : null;
        var directives = ParseConstantDirectives();
        return new VariableDefinitionNode(Locate(start), variable, description, type, value, directives);
    }

    private SelectionSetNode ParseSelectionSet()
    {
        Descend();
        var start = Start;
        var selections = Many(
            TokenKind.LeftBrace, static (ref parser) => parser.ParseSelection(), TokenKind.RightBrace);
        Ascend();
        return new SelectionSetNode(Locate(start), selections);
    }

    private ISelectionNode ParseSelection() => reader.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var allowed = options.MaxAllowedFields;
        if (++fields > allowed) throw reader.AtToken(Limits.TooMany(allowed, "fields"));
        var start = Start;
        var first = ParseName();
        var second = Skip(TokenKind.Colon) ? ParseName() : null;
        var arguments = ParseArguments();
        var directives = ParseDirectives();
        var selections = reader.Kind == TokenKind.LeftBrace ? ParseSelectionSet() : null;
        var alias = second is null ? null : first;
        return new FieldNode(Locate(start), second ?? first, alias, directives, arguments, selections);
    }

    private ISelectionNode ParseFragment()
    {
        var start = Start;
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && reader.Kind == TokenKind.Name) return ParseSpread(start);
        var condition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives();
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(Locate(start), condition, directives, selections);
    }

    private FragmentSpreadNode ParseSpread(Location start)
    {
        var name = ParseName();
        var directives = ParseDirectives();
        return new FragmentSpreadNode(Locate(start), name, directives);
    }

    private FragmentDefinitionNode ParseFragmentDefinition(Location start, StringValueNode? description)
    {
        MoveNext();
        if (IsKeyword("on"u8)) throw Unexpected();
        var name = ParseName();
        ExpectKeyword("on"u8);
        var condition = ParseNamedType();
        var directives = ParseDirectives();
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode(Locate(start), name, description, condition, directives, selections);
    }
}
