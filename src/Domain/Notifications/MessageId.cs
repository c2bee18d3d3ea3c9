using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Notifications;

/// <summary>Names one message for ever, also when what it said is forgotten.</summary>
public readonly record struct MessageId(Guid Value)
{
    public static MessageId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>The same for the same cause: what is told of it again is the same message.</summary>
    public static MessageId For(string cause) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"message {cause}")).AsSpan(0, 16)));
}
