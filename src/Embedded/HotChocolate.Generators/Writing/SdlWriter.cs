using System.Text;

namespace HotChocolate.Generators;

/// <summary>Writes types in the schema definition language.</summary>
internal static class SdlWriter
{
    public static string Write(IReadOnlyList<TypeModel> types)
    {
        var text = new StringBuilder();
        foreach (var type in types) Type(text, type);
        var all = text.ToString();
        if (all.Contains("@cost(")) text.AppendLine(Directives.CostDefinition).AppendLine();
        if (all.Contains("@listSize(")) text.AppendLine(Directives.ListSizeDefinition);
        return text.ToString().Replace("\r", "").TrimEnd();
    }

    private static void Type(StringBuilder to, TypeModel type)
    {
        Description(to, type.Description, "");
        to.Append(Keyword(type.Kind)).Append(' ').Append(type.Name);
        if (type.Directive is { } directive) to.Append(' ').Append(directive);
        if (type.Kind == Kind.Union) to.Append(" = ").AppendLine(string.Join(" | ", type.Of));
        else if (type.Of.Count > 0) to.Append(" implements ").Append(string.Join(" & ", type.Of));
        if (type.Kind != Kind.Union) Members(to, type.Members);
        to.AppendLine();
    }

    private static void Members(StringBuilder to, EquatableList<MemberModel> members)
    {
        if (members.Count > 0) to.AppendLine(" {");
        foreach (var member in members)
        {
            Description(to, member.Description, "  ");
            to.Append("  ").Append(member.Name);
            if (member.Arguments.Count > 0) Arguments(to, member.Arguments);
            Rest(to, member);
            to.AppendLine();
        }

        to.AppendLine(members.Count > 0 ? "}" : "");
    }

    private static void Arguments(StringBuilder to, EquatableList<MemberModel> arguments)
    {
        to.AppendLine("(");
        foreach (var argument in arguments)
        {
            Description(to, argument.Description, "    ");
            to.Append("    ").Append(argument.Name);
            Rest(to, argument);
            to.AppendLine();
        }

        to.Append("  )");
    }

    private static void Rest(StringBuilder to, MemberModel member)
    {
        if (member.Type is { } type) to.Append(": ").Append(type);
        if (member.Default is { } value) to.Append(" = ").Append(value);
        foreach (var directive in member.Directives) to.Append(' ').Append(directive);
    }

    private static void Description(StringBuilder to, string? text, string indent)
    {
        if (text is not null) to.Append(indent).AppendLine(Literals.Text(text));
    }

    private static string Keyword(Kind kind) => kind switch
    {
        Kind.Object => "type",
        Kind.Extension => "extend type",
        Kind.Interface => "interface",
        Kind.Union => "union",
        Kind.Input => "input",
        Kind.Enum => "enum",
    };
}
