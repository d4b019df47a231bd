// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import org.eclipse.osgi.util.NLS;

/** Texts of getting images. */
final class Messages extends NLS {

    public static String GetImagesWizard_title;
    public static String SourcePage_title;
    public static String SourcePage_description;
    public static String SourcePage_missing;
    public static String SourcePage_missing_none;
    public static String SourcePage_missing_hint;
    public static String SourcePage_flickr;
    public static String SourcePage_flickr_hint;
    public static String MissingPage_title;
    public static String MissingPage_description;
    public static String MissingPage_column;
    public static String MissingPage_folder;
    public static String MissingPage_browse;
    public static String MissingPage_excluded;
    public static String MissingPage_private;
    public static String MissingPage_looking;
    public static String MissingPage_no_column;
    public static String MissingPage_no_folder;
    public static String MissingPage_counts;
    public static String MissingPage_hopeless;
    public static String MissingPage_nothing;
    public static String FlickrPage_title;
    public static String FlickrPage_description;
    public static String FlickrPage_key;
    public static String FlickrPage_key_hint;
    public static String FlickrPage_key_kept;
    public static String FlickrPage_key_environment;
    public static String FlickrPage_remember;
    public static String FlickrPage_queries;
    public static String FlickrPage_licences;
    public static String FlickrPage_size;
    public static String FlickrPage_original;
    public static String FlickrPage_pixels;
    public static String FlickrPage_limit;
    public static String FlickrPage_csv;
    public static String FlickrPage_csv_title;
    public static String FlickrPage_browse;
    public static String FlickrPage_no_key;
    public static String FlickrPage_bad_key;
    public static String FlickrPage_no_query;
    public static String FlickrPage_bad_query;
    public static String FlickrPage_no_licence;
    public static String FlickrPage_no_csv;
    public static String FlickrPage_csv_exists;
    public static String GetImagesJob_name;
    public static String GetImagesJob_searching;
    public static String GetImagesJob_found;
    public static String GetImagesJob_nothing;
    public static String GetImagesJob_noKey;
    public static String GetImagesJob_keyUnreadable;
    public static String GetImagesJob_keyNotKept;
    public static String GetImagesJob_noStorage;
    public static String GetImagesJob_folder;
    public static String GetImagesJob_table;
    public static String JobMonitor_of;
    public static String ImagesGot_summary;
    public static String ImagesGot_conflicts;
    public static String ImagesGot_shared;
    public static String ImagesGot_left;
    public static String ImagesGot_table;
    public static String ImagesGotDialog_window;
    public static String ImagesGotDialog_complete;
    public static String ImagesGotDialog_incomplete;
    public static String ImagesGotDialog_line;
    public static String ImagesGotDialog_image;
    public static String ImagesGotDialog_why;
    public static String ImagesGotDialog_address;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
