using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Finds the shapes of types; the types they name come into the schema by it.</summary>
internal sealed class Shapes(Declarations declarations, Registry registry, List<Problem> problems)
{
    /// <summary>What a field returns; null, and an error, where no schema has it.</summary>
    public Shape? Output(ITypeSymbol type, bool isId, Use use) => Of(type, isId, false, use);

    /// <summary>What an argument takes; null, and an error, where no schema has it.</summary>
    public Shape? Input(ITypeSymbol type, bool isId, Use use) => Of(type, isId, true, use);

    /// <summary>Whether a parameter of the type is an argument; it is a service otherwise.</summary>
    public static bool IsInput(ITypeSymbol type)
    {
        var (some, _) = type.WithoutNull();
        if (ScalarTable.Of(some, false) is not null || some.TypeKind == TypeKind.Enum) return true;
        if (some.Element() is { } element) return IsInput(element);

        return some.TypeKind is TypeKind.Class or TypeKind.Struct && some.Name.EndsWith("Input", StringComparison.Ordinal)
            || some.Has(Attributes.Input) || some.Has(Attributes.OneOf);
    }

    private Shape? Of(ITypeSymbol type, bool isId, bool isInput, Use use)
    {
        var (some, isNullable) = type.WithoutNull();
        if (ScalarTable.Of(some, isId && some.Element() is null) is { } scalar) return scalar with { IsNullable = isNullable };
        if (some.Element() is { } element)
        {
            var item = Of(element, isId, isInput, use);
            return item is null ? null : new Shape("", some, isNullable, item);
        }

        if (Refusal(some, isId, isInput) is { } reason)
        {
            problems.Add(Problem.At(use.Place, Problems.Unsupported, use.Name, some.ShortName(), reason));
            return null;
        }

        var name = registry.Name((INamedTypeSymbol)some, isInput, use);
        return new Shape(name, some, isNullable, In: $"({some.FullName()}){{0}}");
    }

    private string? Refusal(ITypeSymbol type, bool isId, bool isInput)
    {
        if (isId) return "an ID is a Guid, an int, a string or a record struct around one Value";
        if (type.Name() is "System.Void" or "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask") return "a field has a value";
        if (type.AllInterfaces.Prepend(type).Any(each => each.Name is "IDictionary" or "IReadOnlyDictionary"))
            return "a dictionary has no fields; return a list of records";
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum } some)
            return "it is no class, struct or interface";
        if (some.IsGenericType) return "it is generic";
        if ($"{some.ContainingNamespace}.".StartsWith("System.", StringComparison.Ordinal)) return "it is no scalar";
        if (!some.IsAbstract || declarations.IsAbstract(some)) return null;

        return isInput ? "an input is made by its constructor" : "it is abstract; mark it [InterfaceType] or [UnionType]";
    }
}
