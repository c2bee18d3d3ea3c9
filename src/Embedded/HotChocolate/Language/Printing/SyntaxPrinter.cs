using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

/// <summary>Writes nodes as GraphQL, in the one form the reference implementation prints them in too.</summary>
public sealed partial class SyntaxPrinter
{
    private readonly SyntaxWriter writer;

    private SyntaxPrinter(bool indented) => writer = new SyntaxWriter(indented);

    public static string Print(ISyntaxNode node, bool indented = true)
    {
        var printer = new SyntaxPrinter(indented);
        printer.Write(node);
        return printer.writer.ToString();
    }

    private void Write(ISyntaxNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case DocumentNode document: WriteDocument(document); break;
            case NameNode name: writer.Write(name.Value); break;
            case IValueNode value: WriteValue(value); break;
            case ITypeNode type: WriteType(type); break;
            case IExecutableDefinitionNode or ISelectionNode: WriteExecutable(node); break;
            case SelectionSetNode or VariableDefinitionNode: WriteExecutable(node); break;
            case ArgumentNode argument: WritePair(argument.Name, argument.Value); break;
            case ObjectFieldNode field: WritePair(field.Name, field.Value); break;
            case DirectiveNode directive: WriteDirective(directive); break;
            default: WriteDefinition(node); break;
        }
    }

    private void WriteDocument(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            if (i > 0) writer.Break();
            if (i > 0 && writer.IsIndented) writer.Break();
            Write(document.Definitions[i]);
        }
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is null) return;
        Write(description);
        writer.Break();
    }

    private void WriteDirective(DirectiveNode directive)
    {
        writer.Write('@');
        Write(directive.Name);
        if (directive.Arguments.Count > 0) WriteInLine("(", directive.Arguments, ", ", ")");
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count > 0) WriteInLine(" ", directives, " ", "");
    }

    private void WritePair(ISyntaxNode name, ISyntaxNode value)
    {
        Write(name);
        writer.Write(": ");
        Write(value);
    }

    private void WriteInLine(string open, IReadOnlyList<ISyntaxNode> nodes, string separator, string close)
    {
        writer.Write(open);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0) writer.Write(separator);
            Write(nodes[i]);
        }
        writer.Write(close);
    }

    /// <summary>Each node on a line of its own, further in than what is around them.</summary>
    private void WriteBlock(char open, IReadOnlyList<ISyntaxNode> nodes, char close)
    {
        writer.Write(open);
        writer.Indent();
        WriteLines(nodes);
        writer.Dedent();
        writer.Break();
        writer.Write(close);
    }

    private void WriteLines(IReadOnlyList<ISyntaxNode> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            writer.Break();
            Write(nodes[i]);
        }
    }

    private void WriteMembers(IReadOnlyList<ISyntaxNode> nodes)
    {
        if (nodes.Count == 0) return;
        writer.Write(' ');
        WriteBlock('{', nodes, '}');
    }

    private void WriteType(ITypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                Write(named.Name);
                break;
            case ListTypeNode list:
                writer.Write('[');
                Write(list.Type);
                writer.Write(']');
                break;
            case NonNullTypeNode nonNull:
                Write(nonNull.Type);
                writer.Write('!');
                break;
            default:
                throw new UnreachableException($"{type.Kind} is no type");
        }
    }
}
