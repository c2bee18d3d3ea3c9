namespace Toolbox24.HotChocolate.Tests.Language.Corpus;

internal sealed partial class RandomDocument
{
    private static readonly string[] Operations = ["query", "mutation", "subscription"];

    private static readonly string[] Locations = ["QUERY", "FIELD", "VARIABLE_DEFINITION", "ENUM_VALUE"];

    private void Definition()
    {
        switch (random.Next(6))
        {
            case 0: SelectionSet(); break;
            case 1 or 2: Operation(); break;
            case 3: Fragment(); break;
            case 4: TypeDefinition(); break;
            default: Extension(); break;
        }
    }

    private void Operation()
    {
        Description();
        Add(Pick(Operations));
        if (Sometimes()) Name();
        if (Sometimes()) Within("(", ")", 1, Variable);
        Directives(isConstant: false);
        SelectionSet();
    }

    private void Variable()
    {
        Description();
        Add("$");
        Name();
        Add(":");
        TypeAndDefault();
    }

    private void TypeAndDefault()
    {
        Type();
        if (Sometimes(3))
        {
            Add("=");
            Value(isConstant: true);
        }
        Directives(isConstant: true);
    }

    private void SelectionSet() => Within("{", "}", 1, Selection);

    private void Selection()
    {
        if (Sometimes(4)) Spread();
        else Field();
    }

    private void Field()
    {
        Name();
        if (Sometimes(3)) Add(":", Pick(Names));
        Arguments(isConstant: false);
        Directives(isConstant: false);
        if (depth < Deepest && Sometimes()) SelectionSet();
    }

    private void Spread()
    {
        Add("...");
        var isInline = depth < Deepest && Sometimes();
        if (isInline && Sometimes()) Add("on", Pick(Names));
        if (!isInline) NameBut("on");
        Directives(isConstant: false);
        if (isInline) SelectionSet();
    }

    private void Fragment()
    {
        Description();
        Add("fragment");
        NameBut("on");
        Add("on", Pick(Names));
        Directives(isConstant: false);
        SelectionSet();
    }

    private void TypeDefinition()
    {
        Description();
        switch (random.Next(9))
        {
            case 0: Schema(members: true, leastDirectives: 0); break;
            case 1: DirectiveDefinition(); break;
            default: NamedType(adds: Sometimes(5) ? 0 : 1, leastDirectives: 0); break;
        }
    }

    private void Extension()
    {
        Add("extend");
        var members = Sometimes();
        if (Sometimes(5)) Schema(members, members ? 0 : 1);
        else NamedType(adds: members ? 1 : 0, members ? 0 : 1);
    }

    private void Schema(bool members, int leastDirectives)
    {
        Add("schema");
        Directives(isConstant: true, leastDirectives);
        if (members) Within("{", "}", 1, () => Add(Pick(Operations), ":", Pick(Names)));
    }

    private void DirectiveDefinition()
    {
        Add("directive", "@", Pick(Names));
        if (Sometimes()) Within("(", ")", 1, InputValue);
        if (Sometimes()) Add("repeatable");
        Add("on");
        if (Sometimes(3)) Add("|");
        Add(Pick(Locations));
        Repeat(0, 2, () => Add("|", Pick(Locations)));
    }

    private void NamedType(int adds, int leastDirectives)
    {
        switch (random.Next(6))
        {
            case 0: ScalarType(adds); break;
            case 1: ComplexType("type", adds, leastDirectives); break;
            case 2: ComplexType("interface", adds, leastDirectives); break;
            case 3: Union(adds, leastDirectives); break;
            case 4: Members("enum", adds, leastDirectives, EnumValue); break;
            default: Members("input", adds, leastDirectives, InputValue); break;
        }
    }

    private void ScalarType(int adds)
    {
        Add("scalar", Pick(Names));
        Directives(isConstant: true, adds == 0 ? 0 : 1);
        if (adds == 0) Directive(isConstant: true);
    }

    private void ComplexType(string keyword, int adds, int leastDirectives)
    {
        Add(keyword);
        NameBut("implements");
        if (Sometimes(3)) Implements();
        Directives(isConstant: true, leastDirectives);
        if (adds > 0) Within("{", "}", 1, FieldDefinition);
    }

    private void Implements()
    {
        Add("implements");
        if (Sometimes(3)) Add("&");
        Name();
        Repeat(0, 2, () => Add("&", Pick(Names)));
    }

    private void Union(int adds, int leastDirectives)
    {
        Add("union", Pick(Names));
        Directives(isConstant: true, leastDirectives);
        if (adds == 0) return;
        Add("=");
        if (Sometimes(3)) Add("|");
        Name();
        Repeat(0, 2, () => Add("|", Pick(Names)));
    }

    private void Members(string keyword, int adds, int leastDirectives, Action member)
    {
        Add(keyword, Pick(Names));
        Directives(isConstant: true, leastDirectives);
        if (adds > 0) Within("{", "}", 1, member);
    }

    private void EnumValue()
    {
        Description();
        NameBut("true", "false", "null");
        Directives(isConstant: true);
    }

    private void InputValue()
    {
        Description();
        Name();
        Add(":");
        TypeAndDefault();
    }

    private void FieldDefinition()
    {
        Description();
        Name();
        if (Sometimes(3)) Within("(", ")", 1, InputValue);
        Add(":");
        Type();
        Directives(isConstant: true);
    }
}
