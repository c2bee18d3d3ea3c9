using System.Diagnostics;

namespace HotChocolate.Language;

public sealed partial class SyntaxPrinter
{
    private void WriteValue(IValueNode node)
    {
        switch (node)
        {
            case IntValueNode number: writer.Write(number.Value); break;
            case FloatValueNode number: writer.Write(number.Value); break;
            case EnumValueNode word: writer.Write(word.Value); break;
            case BooleanValueNode boolean: writer.Write(boolean.Value ? "true" : "false"); break;
            case NullValueNode: writer.Write("null"); break;
            case VariableNode variable: WriteInLine("$", [variable.Name], "", ""); break;
            case ListValueNode list: WriteInLine("[", list.Items, ", ", "]"); break;
            case ObjectValueNode record: WriteInLine("{", record.Fields, ", ", "}"); break;
            case StringValueNode { Block: true } text when writer.IsIndented: WriteBlockString(text.Value); break;
            case StringValueNode text: WriteString(text.Value); break;
            default: throw new UnreachableException($"{node.Kind} is no value");
        }
    }

    private void WriteString(string value)
    {
        writer.Write('"');
        foreach (var character in value) WriteEscaped(character);
        writer.Write('"');
    }

    private void WriteEscaped(char character)
    {
        switch (character)
        {
            case '"': writer.Write("\\\""); break;
            case '\\': writer.Write("\\\\"); break;
            case '\b': writer.Write("\\b"); break;
            case '\f': writer.Write("\\f"); break;
            case '\n': writer.Write("\\n"); break;
            case '\r': writer.Write("\\r"); break;
            case '\t': writer.Write("\\t"); break;
            case < ' ' or (>= '\x7F' and <= '\x9F'): writer.Write($"\\u{(int)character:X4}"); break;
            default: writer.Write(character); break;
        }
    }

    private void WriteBlockString(string value)
    {
        var shape = BlockStringShape.Of(value);
        writer.Write("\"\"\"");
        if (shape.BreaksBefore) writer.Break();
        var lines = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) writer.Break();
            writer.Write(lines[i]);
        }
        if (shape.BreaksAfter) writer.Break();
        writer.Write("\"\"\"");
    }
}
