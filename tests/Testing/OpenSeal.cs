using Toolbox24.Storage.Notifications;

namespace Toolbox24.Testing;

/// <summary>Leaves the facts of messages for tests to read.</summary>
public sealed class OpenSeal : IMessageSeal
{
    public string Close(string facts) => facts;

    public string Open(string facts) => facts;
}
