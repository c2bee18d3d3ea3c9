using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>A field as it is selected; its definition is null where the schema does not know it, or every object has it.</summary>
internal sealed record SelectedField(NamedType? Parent, FieldNode Node, OutputField? Definition)
{
    /// <summary>Two fields selected of different object types never meet in one object.</summary>
    public bool Excludes(SelectedField other) => Parent != other.Parent && Parent is ObjectType && other.Parent is ObjectType;
}
