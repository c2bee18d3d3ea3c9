using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>The arguments given exist.</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : Rule(context, "sec-Argument-Names")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is FieldNode field && Here.Field is { } known)
            Check(field.Arguments, name => known.Argument(name) is not null, $"The field {known.Name}");
        if (node is DirectiveNode directive && Schema.Directive(directive.Name.Value) is { } type)
            Check(directive.Arguments, name => type.Argument(name) is not null, $"The directive @{type.Name}");
    }

    private void Check(IReadOnlyList<ArgumentNode> arguments, Func<string, bool> isKnown, string of)
    {
        foreach (var argument in arguments)
        {
            if (!isKnown(argument.Name.Value)) Report($"{of} has no argument {argument.Name.Value}.", argument);
        }
    }
}

/// <summary>No argument is given twice.</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : Rule(context, "sec-Argument-Uniqueness")
{
    public override void Enter(ISyntaxNode node)
    {
        var arguments = node switch
        {
            FieldNode field => field.Arguments,
            DirectiveNode directive => directive.Arguments,
            _ => [],
        };
        foreach (var same in arguments.Select(argument => argument.Name).Repeated())
            Report($"The argument {same.Key} is given more than once.", same);
    }
}

/// <summary>All arguments that must be given are.</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : Rule(context, "sec-Required-Arguments")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is FieldNode field && Here.Field is { } known) Check(field, known.Arguments, field.Arguments);
        if (node is DirectiveNode directive && Schema.Directive(directive.Name.Value) is { } type)
            Check(directive, type.Arguments, directive.Arguments);
    }

    private void Check(ISyntaxNode node, IReadOnlyList<InputField> known, IReadOnlyList<ArgumentNode> given)
    {
        foreach (var argument in known)
        {
            if (argument.IsRequired && !given.Any(one => one.Name.Value == argument.Name))
                Report($"The argument {argument.Name} must be given; it is of the type {argument.Type}.", node);
        }
    }
}
