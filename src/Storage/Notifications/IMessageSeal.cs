namespace Toolbox24.Storage.Notifications;

/// <summary>Keeps what is secret in a message unreadable while it waits in the database.</summary>
public interface IMessageSeal
{
    string Close(string facts);

    /// <summary>Reads what <see cref="Close" /> wrote; throws where it was written with a key that is gone.</summary>
    string Open(string facts);
}
