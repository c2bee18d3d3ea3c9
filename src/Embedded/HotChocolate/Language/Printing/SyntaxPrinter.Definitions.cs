using System.Diagnostics;

namespace HotChocolate.Language;

public sealed partial class SyntaxPrinter
{
    private void WriteDefinition(ISyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNodeBase schema: WriteSchema(schema); break;
            case OperationTypeDefinitionNode root: WriteRoot(root); break;
            case TypeDefinitionNodeBase type: WriteTypeDefinition(type); break;
            case FieldDefinitionNode field: WriteFieldDefinition(field); break;
            case InputValueDefinitionNode value: WriteInputValue(value); break;
            case EnumValueDefinitionNode value: WriteEnumValue(value); break;
            case DirectiveDefinitionNode directive: WriteDirectiveDefinition(directive); break;
            default: throw new UnreachableException($"{node.Kind} is no definition");
        }
    }

    private void WriteSchema(SchemaDefinitionNodeBase schema)
    {
        WriteDescription((schema as SchemaDefinitionNode)?.Description);
        if (schema is SchemaExtensionNode) writer.Write("extend ");
        writer.Write("schema");
        WriteDirectives(schema.Directives);
        WriteMembers(schema.OperationTypes);
    }

    private void WriteRoot(OperationTypeDefinitionNode root)
    {
        writer.Write(Keyword(root.Operation));
        writer.Write(": ");
        Write(root.Type);
    }

    private void WriteTypeDefinition(TypeDefinitionNodeBase type)
    {
        WriteDescription(type.Description);
        if (type is ITypeExtensionNode) writer.Write("extend ");
        writer.Write(Keyword(type));
        Write(type.Name);
        if (type is ComplexTypeDefinitionNodeBase { Interfaces.Count: > 0 } complex)
            WriteInLine(" implements ", complex.Interfaces, " & ", "");
        WriteDirectives(type.Directives);
        if (type is UnionTypeDefinitionNodeBase { Types.Count: > 0 } union) WriteInLine(" = ", union.Types, " | ", "");
        WriteMembers(Members(type));
    }

    private static string Keyword(TypeDefinitionNodeBase type) => type switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => "scalar ",
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "type ",
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "interface ",
        UnionTypeDefinitionNodeBase => "union ",
        EnumTypeDefinitionNodeBase => "enum ",
        InputObjectTypeDefinitionNodeBase => "input ",
        _ => throw new UnreachableException($"{type.Kind} is no type definition"),
    };

    private static IReadOnlyList<ISyntaxNode> Members(TypeDefinitionNodeBase type) => type switch
    {
        ComplexTypeDefinitionNodeBase complex => complex.Fields,
        EnumTypeDefinitionNodeBase values => values.Values,
        InputObjectTypeDefinitionNodeBase input => input.Fields,
        _ => [],
    };

    private void WriteFieldDefinition(FieldDefinitionNode field)
    {
        WriteDescription(field.Description);
        Write(field.Name);
        WriteArgumentDefinitions(field.Arguments);
        writer.Write(": ");
        Write(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        if (arguments.Count == 0) return;
        var start = writer.Here;
        WriteInLine("(", arguments, ", ", ")");
        if (writer.Breaks == start.Breaks) return;
        writer.GoBack(start);
        WriteBlock('(', arguments, ')');
    }

    private void WriteInputValue(InputValueDefinitionNode value)
    {
        WriteDescription(value.Description);
        WritePair(value.Name, value.Type);
        WriteDefault(value.DefaultValue);
        WriteDirectives(value.Directives);
    }

    private void WriteEnumValue(EnumValueDefinitionNode value)
    {
        WriteDescription(value.Description);
        Write(value.Name);
        WriteDirectives(value.Directives);
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        WriteDescription(directive.Description);
        WriteInLine("directive @", [directive.Name], "", "");
        WriteArgumentDefinitions(directive.Arguments);
        if (directive.IsRepeatable) writer.Write(" repeatable");
        WriteInLine(" on ", directive.Locations, " | ", "");
    }
}
