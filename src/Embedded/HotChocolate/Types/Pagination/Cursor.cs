using System.Text;

namespace HotChocolate.Types.Pagination;

/// <summary>Says where an item stands in its list, in words that mean nothing to clients.</summary>
public static class Cursor
{
    public static string Of(string position) => Convert.ToBase64String(Encoding.UTF8.GetBytes(position));

    /// <exception cref="GraphQLException">It is none that was given out.</exception>
    public static string Read(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw Unknown(cursor);
    }

    internal static int ReadIndex(string cursor) =>
        int.TryParse(Read(cursor), out var index) && index >= 0 ? index : throw Unknown(cursor);

    private static GraphQLException Unknown(string cursor) => new($"\"{cursor}\" is no cursor of this list.");
}
