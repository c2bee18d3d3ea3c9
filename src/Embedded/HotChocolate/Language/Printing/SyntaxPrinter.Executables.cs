using System.Diagnostics;

namespace HotChocolate.Language;

public sealed partial class SyntaxPrinter
{
    private const int LongestLine = 80;

    private void WriteExecutable(ISyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation: WriteOperation(operation); break;
            case VariableDefinitionNode variable: WriteVariableDefinition(variable); break;
            case FragmentDefinitionNode fragment: WriteFragmentDefinition(fragment); break;
            case SelectionSetNode selectionSet: WriteBlock('{', selectionSet.Selections, '}'); break;
            case FieldNode field: WriteField(field); break;
            case FragmentSpreadNode spread: WriteSpread(spread); break;
            case InlineFragmentNode fragment: WriteInlineFragment(fragment); break;
            default: throw new UnreachableException($"{node.Kind} is not executable");
        }
    }

    private void WriteOperation(OperationDefinitionNode operation)
    {
        if (!IsShort(operation)) WriteOperationHead(operation);
        Write(operation.SelectionSet);
    }

    private static bool IsShort(OperationDefinitionNode operation) => operation is
    {
        Operation: OperationType.Query,
        Name: null,
        Description: null,
        VariableDefinitions.Count: 0,
        Directives.Count: 0,
    };

    private void WriteOperationHead(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        writer.Write(Keyword(operation.Operation));
        if (operation.Name is not null || operation.VariableDefinitions.Count > 0) writer.Write(' ');
        if (operation.Name is not null) Write(operation.Name);
        WriteVariableDefinitions(operation.VariableDefinitions);
        WriteDirectives(operation.Directives);
        writer.Write(' ');
    }

    private static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
    };

    private void WriteVariableDefinitions(IReadOnlyList<VariableDefinitionNode> variables)
    {
        if (variables.Count == 0) return;
        var start = writer.Here;
        WriteInLine("(", variables, ", ", ")");
        if (writer.Breaks == start.Breaks) return;

        // One of them has several lines: each starts its own.
        writer.GoBack(start);
        writer.Write('(');
        WriteLines(variables);
        writer.Break();
        writer.Write(')');
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        WritePair(variable.Variable, variable.Type);
        WriteDefault(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteDefault(IValueNode? value)
    {
        if (value is null) return;
        writer.Write(" = ");
        Write(value);
    }

    private void WriteField(FieldNode field)
    {
        var start = writer.Length;
        if (field.Alias is null) Write(field.Name);
        else WritePair(field.Alias, field.Name);
        WriteArguments(field.Arguments, start);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is null) return;
        writer.Write(' ');
        Write(field.SelectionSet);
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments, int startOfField)
    {
        if (arguments.Count == 0) return;
        var start = writer.Here;
        WriteInLine("(", arguments, ", ", ")");
        if (!writer.IsIndented || writer.Length - startOfField <= LongestLine) return;
        writer.GoBack(start);
        WriteBlock('(', arguments, ')');
    }

    private void WriteSpread(FragmentSpreadNode spread)
    {
        writer.Write("...");
        Write(spread.Name);
        WriteDirectives(spread.Directives);
    }

    private void WriteInlineFragment(InlineFragmentNode fragment)
    {
        writer.Write("...");
        if (fragment.TypeCondition is not null) WriteInLine(" on ", [fragment.TypeCondition], "", "");
        WriteDirectives(fragment.Directives);
        writer.Write(' ');
        Write(fragment.SelectionSet);
    }

    private void WriteFragmentDefinition(FragmentDefinitionNode fragment)
    {
        WriteDescription(fragment.Description);
        WriteInLine("fragment ", [fragment.Name, fragment.TypeCondition], " on ", "");
        WriteDirectives(fragment.Directives);
        writer.Write(' ');
        Write(fragment.SelectionSet);
    }
}
