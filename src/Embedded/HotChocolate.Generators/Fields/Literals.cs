using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HotChocolate.Generators;

/// <summary>Writes texts and defaults, in GraphQL and in C#.</summary>
internal static class Literals
{
    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The default of a parameter as the schema has it; null where it is none, or null.</summary>
    public static string? Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value) return null;

        var type = parameter.Type.WithoutNull().Type;
        return value switch
        {
            _ when type.TypeKind == TypeKind.Enum => EnumMember(type, value) is { } member ? EnumReader.NameOf(member) : null,
            bool some => some ? "true" : "false",
            string some => Text(some),
            IFormattable some => some.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The default of a parameter in C#.</summary>
    public static string DefaultCode(IParameterSymbol parameter)
    {
        var type = parameter.Type.WithoutNull().Type;
        return parameter.ExplicitDefaultValue switch
        {
            null => "default",
            { } value when type.TypeKind == TypeKind.Enum => $"({type.FullName()})({Code(value)})",
            { } value => Code(value),
        };
    }

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Code(object value) => value switch
    {
        decimal some => some.ToString(CultureInfo.InvariantCulture) + "m",
        float some => some.ToString("R", CultureInfo.InvariantCulture) + "f",
        double some => some.ToString("R", CultureInfo.InvariantCulture) + "d",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
    };

    private static IFieldSymbol? EnumMember(ITypeSymbol type, object value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
}
